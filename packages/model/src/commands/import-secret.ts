import type { Desk } from '../desk.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';

const key = 'import.value';

/**
 * What import keys are salted with: random, the same for everybody who may read contact details, and known to nobody else. Keys are
 * made from names and phones and stand beside names; without it, whoever sees them could find a phone by trying them all. Made when it
 * is first asked for; that is no change of the user's and cannot be undone. Two who make one at once agree once they meet.
 */
export function importSecret(desk: Desk): Result<string, Refusal> {
  const doc = desk.documents.private;
  if (doc === null) return err({ type: 'NotAllowed', document: 'private' });
  const stored = (): unknown => doc.getMap<unknown>('secrets').get(key);
  const before = stored();
  if (typeof before === 'string' && before !== '') return ok(before);
  const plan = createPlan();
  plan.setQuietly('secret', 'import', 'value', desk.newId() + desk.newId());
  const written = commit(desk, 'importSecret', plan);
  return written.ok ? ok(stored() as string) : written;
}
