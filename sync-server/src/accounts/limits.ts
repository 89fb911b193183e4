import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const minutes = 60;
/** `points` per `duration` seconds, counted per key. */
const rules = {
  /** Every request to /api, per address. */
  everything: { points: 600, duration: minutes },
  /** Sign-ins that failed, per address and per account: a right password costs nothing. */
  failuresHere: { points: 30, duration: 15 * minutes },
  failuresOfAccount: { points: 10, duration: 15 * minutes },
  /** Accounts made, per address. */
  accounts: { points: 20, duration: 60 * minutes },
  /** Looks at an invitation, and tries to use one, per address. */
  tokens: { points: 60, duration: 15 * minutes },
  /** Password resets asked for, per address and per account. */
  resetsHere: { points: 10, duration: 60 * minutes },
  resetsOfAccount: { points: 3, duration: 60 * minutes },
  /** Per member. */
  invitations: { points: 100, duration: 60 * minutes },
  teams: { points: 20, duration: 60 * minutes },
  notes: { points: 120, duration: 60 * minutes },
  setAside: { points: 60, duration: 60 * minutes },
} as const;
export type LimitRule = keyof typeof rules;

/** [S3] How often somebody may try. Counts are in memory: a restart forgives. */
export interface Limits {
  /** Counts one. Gives how many milliseconds to wait when there were too many, else null. */
  take(rule: LimitRule, key: string): Promise<number | null>;
  /** Takes back what was counted: it turned out to be fine. */
  giveBack(rule: LimitRule, key: string): Promise<void>;
  /** Forgets what was counted. */
  clear(rule: LimitRule, key: string): Promise<void>;
}

export const createLimits = (): Limits => {
  const limiters = Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, new RateLimiterMemory(rule)])) as Record<
    LimitRule,
    RateLimiterMemory
  >;
  // Addresses of people are not kept, not even here.
  const hashed = (key: string): string => createHash('sha256').update(key).digest('base64url');
  return {
    take: (rule, key) =>
      limiters[rule].consume(hashed(key)).then(
        () => null,
        (refused: unknown) => (refused instanceof RateLimiterRes ? refused.msBeforeNext : 1000),
      ),
    giveBack: async (rule, key) => void (await limiters[rule].reward(hashed(key), 1)),
    clear: async (rule, key) => void (await limiters[rule].delete(hashed(key))),
  };
};
