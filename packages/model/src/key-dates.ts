import type { KeyDate, KeyDateKind } from './records/application.ts';

type Dated = { readonly keyDates: readonly KeyDate[] };

/** What is known of one kind by now, or null. See `KeyDate` for which of several entries counts. */
export function keyDateOf({ keyDates }: Dated, kind: KeyDateKind): KeyDate | null {
  let found: KeyDate | null = null;
  for (const date of keyDates) {
    if (date.kind !== kind) continue;
    if (found === null || kind === 'start-planned' || notedLater(date, found)) found = date;
  }
  return found;
}

const notedLater = (a: KeyDate, b: KeyDate): boolean => a.notedAt > b.notedAt || (a.notedAt === b.notedAt && a.id > b.id);

/** What takes a fact back that was true until then: who accepts and reneges later has not accepted any more. */
const endedBy: Readonly<Partial<Record<KeyDateKind, readonly KeyDateKind[]>>> = {
  'offer-sent': ['offer-declined', 'offer-expired', 'offer-rescinded', 'reneged'],
  'offer-accepted': ['offer-declined', 'offer-rescinded', 'reneged'],
  'offer-declined': ['offer-sent', 'offer-accepted'],
};

/** The fact of a kind if it still holds: nothing that ends it happened later or at the same instant. */
export function standingDateOf(dated: Dated, kind: KeyDateKind): KeyDate | null {
  if (dated.keyDates.length === 0) return null;
  const date = keyDateOf(dated, kind);
  if (date === null) return null;
  const isEnded = endedBy[kind]?.some((ending) => (keyDateOf(dated, ending)?.at ?? -Infinity) >= date.at) ?? false;
  return isEnded ? null : date;
}
