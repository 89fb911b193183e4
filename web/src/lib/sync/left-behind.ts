import type { DocumentKind } from '@muster/model';
import { parseRoom } from '@muster/protocol';
import type { Room } from '@muster/protocol';
import { idleWithWork, localPrefix } from './eviction.ts';
import type { Pill } from './live-pill.ts';
import type { Surroundings } from './surroundings.ts';
import type { SyncedDocument } from './synced-document.ts';

/**
 * Work that no page shows and that the server does not have [L5]: of a project that was left before its last change arrived, or
 * of a page that was closed. Its documents are open until the server has it, and the pill counts them.
 */
export interface LeftBehind {
  /** Takes over a document that nobody looks at any more. Resolves when it is stopped, or will be once its work is done. */
  release(document: SyncedDocument): Promise<void>;
  stop(): Promise<void>;
}

interface Parts {
  readonly user: string;
  readonly pill: Pill;
  readonly surroundings: Pick<Surroundings, 'indexedDB' | 'locks'>;
  readonly open: (room: Room & { readonly kind: DocumentKind }) => Promise<SyncedDocument>;
  /** What one may not read any more is not brought to the server this way: see give-up.ts. */
  readonly mayOpen: (room: Room) => boolean;
}

/** The page opens its own documents first. */
const firstLookMs = 500;
/** Another tab may be closed with work in it. */
const lookEveryMs = 60_000;

export function keepLeftBehind({ user, pill, surroundings, open, mayOpen }: Parts): LeftBehind {
  const kept = new Map<SyncedDocument, () => void>();
  let stopped = false;

  const release = async (document: SyncedDocument): Promise<void> => {
    if (stopped || isDone(document)) return document.stop();
    const outOfPill = pill.add(document);
    const off = document.subscribe(() => {
      if (!isDone(document)) return;
      letGo(document);
      void document.stop();
    });
    kept.set(document, () => (off(), outOfPill()));
  };
  const letGo = (document: SyncedDocument): void => {
    kept.get(document)?.();
    kept.delete(document);
  };

  const look = async (): Promise<void> => {
    for (const name of await idleWithWork(surroundings, `${localPrefix}${user}/`)) {
      const room = parseRoom(name.slice(`${localPrefix}${user}/`.length));
      if (stopped || !room.ok || !hasDocument(room.value) || !mayOpen(room.value)) continue;
      await release(await open(room.value));
    }
  };
  // Until then nobody knows whether all is synced.
  const first = Promise.withResolvers<void>();
  pill.await(first.promise);
  const looking = setTimeout(() => void look().then(first.resolve, first.resolve), firstLookMs);
  const again = setInterval(() => void look().catch(() => undefined), lookEveryMs);

  return {
    release,
    async stop() {
      stopped = true;
      clearTimeout(looking);
      clearInterval(again);
      const documents = [...kept.keys()];
      documents.forEach(letGo);
      await Promise.all(documents.map((document) => document.stop()));
    },
  };
}

const isDone = ({ facts }: SyncedDocument): boolean => facts.waiting.length === 0 && facts.refused.length === 0;

/** Rooms of kinds that no version of ours has written yet hold no work of ours. */
const kinds: Readonly<Record<DocumentKind, true>> = {
  space: true,
  settings: true,
  board: true,
  people: true,
  private: true,
  interviews: true,
  week: true,
  month: true,
  user: true,
};
const hasDocument = (room: Room): room is Room & { readonly kind: DocumentKind } => room.kind in kinds;
