import type { Desk } from '../desk.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';

/**
 * What import keys are salted with: random, the same for everybody who may read contact details, and known to nobody else. Keys are
 * made from names and phones and stand beside names; without it, whoever sees them could find a phone by trying them all. One is made
 * when the first is asked for; that is no change of the user's and cannot be undone. Two who make one before they meet both made
 * keys with theirs, so each stays: new keys are made with the first, rows are recognised by any.
 */
export function importSecrets(desk: Desk): Result<readonly [string, ...string[]], Refusal> {
  const doc = desk.documents.private;
  if (doc === null) return err({ type: 'NotAllowed', document: 'private' });
  const [first, ...more] = secretsIn(doc.getMap<unknown>('secrets'));
  if (first !== undefined) return ok([first, ...more]);
  const plan = createPlan();
  const secret = desk.newId() + desk.newId();
  plan.setQuietly('secret', desk.newId(), 'value', secret);
  const written = commit(desk, 'importSecrets', plan);
  return written.ok ? ok([secret]) : written;
}

/** In the order of their ids, which is the same for everybody. */
function secretsIn(secrets: Iterable<[string, unknown]>): readonly string[] {
  return [...secrets]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, value]) => (key.endsWith('.value') && typeof value === 'string' && value !== '' ? [value] : []));
}
