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
