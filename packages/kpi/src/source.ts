import type { Case } from './case.ts';
import { dayMs } from './calendar.ts';

const windowMs = 90 * dayMs;

/** Who has accepted, whatever came of it later, is a hire. */
export const isHire = (one: Pick<Case, 'state'>): boolean => one.state === 'accepted';

/**
 * The channel that owns an application: of a hire the first channel by which the person applied within the 90 days before the acceptance,
 * of anything else its own. Assists are the other channels of those 90 days, and its own where another one owns it.
 */
export function sourceOf(
  one: Case,
  ofPerson: Iterable<Case>,
): { readonly source: string | null; readonly assists: readonly string[] } {
  const { acceptedAt, channel } = one;
  if (!isHire(one) || acceptedAt === null) return { source: channel, assists: [] };
  const valid = [...ofPerson]
    .filter((other) => other.channel !== null && other.appliedAt <= acceptedAt && other.appliedAt >= acceptedAt - windowMs)
    .sort((a, b) => a.appliedAt - b.appliedAt || (a.id < b.id ? -1 : 1));
  const source = valid[0]?.channel ?? channel;
  const parts = new Set(valid.map((other) => other.channel));
  parts.add(channel);
  return { source, assists: [...parts].filter((other) => other !== null && other !== source).sort() as string[] };
}
