import { Y } from '@muster/model';
import { readKept } from './damaged.ts';
import { countRecords } from './give-up.ts';
import type { HandIn } from './give-up.ts';
import type { Damage } from './load-rows.ts';
import type { Surroundings } from './surroundings.ts';
import type { SyncedDocument } from './synced-document.ts';

/** What a person can do for their work when the pill is not calm. */
export interface Safety {
  /** What of the local copies was found damaged when they were opened. */
  readonly damage: Damage | null;
  /** All that is open, and all that was ever set aside, as one JSON file: readable, and complete enough to restore. */
  exportAll(): Promise<Blob>;
  /**
   * After a refusal: sets one's refused changes aside and drops the local copies they are in, to take the server's.
   * The page has to be loaded again then. False: nothing was dropped, because no copy could be kept.
   */
  takeServersVersion(): Promise<boolean>;
  /** Hands one's refused changes to the team's managers. Answers whether the server has all of them. */
  handInRefused(handIn: HandIn): Promise<boolean>;
  /** Connects again: after signing in, or at once. */
  retry(): void;
}

/** A document as it stands in such a file. */
interface CopiedDocument {
  readonly room: string;
  readonly content: unknown;
  readonly update: Uint8Array;
  readonly waiting: readonly unknown[];
  readonly refused: readonly unknown[];
}

/** The file that people keep of work that is nowhere else. */
export function copyFile(documents: readonly CopiedDocument[], setAside: readonly unknown[]): Blob {
  const content = { format: 'muster-copy', version: 1, savedAt: new Date().toISOString(), documents, setAside };
  const bytesAsText = (_key: string, value: unknown): unknown => (value instanceof Uint8Array ? toBase64(value) : value);
  return new Blob([JSON.stringify(content, bytesAsText, 1)], { type: 'application/json' });
}

export function createSafety(
  user: string,
  documents: () => readonly SyncedDocument[],
  { indexedDB }: Pick<Surroundings, 'indexedDB'>,
): Safety {
  return {
    get damage() {
      const all = documents().flatMap(({ damage }) => damage ?? []);
      if (all.length === 0) return null;
      return { rows: all.reduce((sum, { rows }) => sum + rows, 0), kept: all.every(({ kept }) => kept) };
    },
    async exportAll() {
      const kept = await readKept(indexedDB, user).catch(() => []);
      const copied = documents().map((document) => ({
        room: document.room,
        content: document.doc.toJSON(),
        update: Y.encodeStateAsUpdate(document.doc),
        waiting: document.facts.waiting,
        refused: document.refusedNotes(),
      }));
      return copyFile(copied, kept);
    },
    async takeServersVersion() {
      const refused = documents().filter(({ facts }) => facts.refused.length > 0);
      const dropped = await Promise.all(refused.map((document) => document.drop()));
      return dropped.every(Boolean);
    },
    async handInRefused(handIn) {
      const refused = documents().filter(({ facts }) => facts.refused.length > 0);
      const answers = await Promise.all(
        refused.map((document) => {
          const team = document.room.slice(0, document.room.indexOf('/'));
          const update = Y.mergeUpdates(document.refusedNotes().map((note) => note.update));
          return handIn({ team, room: document.room, update, what: countRecords(document.refusedNotes()) });
        }),
      );
      return answers.every((answer) => answer === 'taken');
    },
    retry: () => documents().forEach((document) => document.retry()),
  };
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
