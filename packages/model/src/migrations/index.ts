/**
 * The version of a document and the steps that lead to it [M9].
 *
 * Every version a document has reached stands under a key of its own, `version:{n}`, in the root map `meta`; the highest
 * counts. A single `version` value would not do: of two concurrent writes the higher client id wins, so an old client's
 * first write could turn a newer document back.
 *
 * A migration is never edited after release. It may run twice, and on two replicas at once.
 */
import { isNumber } from '../read/fields.ts';
import type { Y } from '../yjs.ts';

export interface Migration {
  readonly version: number;
  /** Runs inside the transaction of the first command that writes. */
  readonly up: (doc: Y.Doc) => void;
}

/**
 * In order, without gaps. The first has nothing to bring over: it says that a document begins with this layout. Neither has the
 * second: since then members write their name to `space`. Names in `settings` are read on, but a client of version 1 would go on
 * writing them there, where nobody looks first. Nor the third: since then a step of an offer is dated, which an older client would not do.
 */
export const migrations: readonly Migration[] = [
  { version: 1, up: () => undefined },
  { version: 2, up: () => undefined },
  { version: 3, up: () => undefined },
];

export const currentVersion = migrations.length;

const keyPrefix = 'version:';

/** 0: nobody wrote the document yet. An unreadable version counts as a newer one: better read-only than damaged. */
export function versionOf(doc: Y.Doc): number {
  let version = 0;
  for (const key of doc.getMap('meta').keys()) {
    if (!key.startsWith(keyPrefix)) continue;
    const n = Number(key.slice(keyPrefix.length));
    version = Math.max(version, isNumber(n) && Number.isInteger(n) && n > 0 ? n : Number.MAX_SAFE_INTEGER);
  }
  return version;
}

/** Inside a transaction: runs what is missing and says so. A document of a newer version is left alone. */
export function bringUpToDate(doc: Y.Doc, list: readonly Migration[] = migrations): void {
  const version = versionOf(doc);
  for (const migration of list) {
    if (migration.version <= version) continue;
    migration.up(doc);
    doc.getMap('meta').set(`${keyPrefix}${migration.version}`, true);
  }
}
