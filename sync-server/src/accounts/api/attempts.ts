import { unobserved } from '../unobserved.ts';
import type { ApiParts } from './context.ts';
import { Refused } from './problems.ts';

/**
 * [S3] Guessing passwords is slow, from one address and against one account. It is counted before the password is looked at, so that
 * many at once get no further than one after the other, and taken back if it was right. `isFine` says whether it was; unknown accounts
 * are counted like known ones.
 */
export const attemptSignIn = async <T>(
  { limits, members, audit, isOpen }: ApiParts,
  { address, email }: { readonly address: string; readonly email: string },
  attempt: () => Promise<T>,
  isFine: (result: T) => boolean = () => true,
): Promise<T> => {
  const waits = [await limits.take('failuresHere', address), await limits.take('failuresOfAccount', email)];
  const retryAfterMs = Math.max(...waits.map((ms) => ms ?? 0));
  if (retryAfterMs > 0) throw new Refused({ type: 'TooMany', retryAfterMs });
  const failed = (): void =>
    unobserved(() => {
      const user = isOpen() ? members.userWithEmail(email) : null;
      if (user !== null) audit.note({ team: null, kind: 'sign-in-failed', user });
    });
  let result: T;
  try {
    result = await attempt();
  } catch (error) {
    failed();
    throw error;
  }
  if (isFine(result)) {
    await limits.giveBack('failuresHere', address);
    await limits.clear('failuresOfAccount', email);
  } else failed();
  return result;
};
