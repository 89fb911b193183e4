import {
  readRetroAct,
  readRetroAction,
  readRetroCopy,
  readRetroDraft,
  readRetroPlace,
  readRetroReady,
  readRetroState,
  readRetroVote,
  retroActFields,
  retroId,
  retroPlaceFields,
  retroReadyFields,
  retroStateFields,
  retroVoteFields,
} from '../read/retro.ts';
import type { Retro, RetroDraft } from '../records/retro.ts';
import { readRetro } from '../retro/read-retro.ts';
import { Y } from '../yjs.ts';
import { createCollection } from './collection.ts';
import { hubOf } from './hub.ts';
import type { Live, RecordProblem } from './live.ts';
import { flatSource, nestedSource } from './sources.ts';

/** The retro of a week's document, letter by letter. A retro is small: what changed is read again, then the whole is put together anew. */
export interface LiveRetro {
  /** The same object until something changes. */
  readonly current: Retro;
  /** The co-edited text of a copy, or null. */
  text(copy: string): Y.Text | null;
  readonly problems: readonly RecordProblem[];
  subscribe(listener: () => void): () => void;
}

const retros = new WeakMap<Y.Doc, LiveRetro>();
const drafts = new WeakMap<Y.Doc, Live<RetroDraft>>();

/** One per document; it lives as long as the document. */
export function liveRetro(week: Y.Doc): LiveRetro {
  let live = retros.get(week);
  if (live === undefined) retros.set(week, (live = openRetro(week)));
  return live;
}

/** The cards in a member's own document that were written for retros, published ones included. */
export function liveRetroDrafts(user: Y.Doc): Live<RetroDraft> {
  let live = drafts.get(user);
  if (live === undefined) {
    const source = { doc: user, document: 'user', kind: 'retro-draft', root: 'retroCards', read: readRetroDraft } as const;
    drafts.set(user, (live = createCollection(nestedSource(source))));
  }
  return live;
}

function openRetro(doc: Y.Doc): LiveRetro {
  const week = { doc, document: 'week' } as const;
  const states = createCollection(
    flatSource({ ...week, kind: 'retro', root: 'retro', fields: retroStateFields, read: readRetroState }),
  );
  const acts = createCollection(
    flatSource({ ...week, kind: 'retro-act', root: 'retroActs', fields: retroActFields, read: readRetroAct }),
  );
  const copies = createCollection(nestedSource({ ...week, kind: 'retro-card', root: 'retroCards', read: readRetroCopy }));
  const places = createCollection(
    flatSource({ ...week, kind: 'retro-place', root: 'retroPlaces', fields: retroPlaceFields, read: readRetroPlace }),
  );
  const votes = createCollection(
    flatSource({ ...week, kind: 'retro-vote', root: 'retroVotes', fields: retroVoteFields, read: readRetroVote }),
  );
  const actions = createCollection(nestedSource({ ...week, kind: 'retro-action', root: 'retroActions', read: readRetroAction }));
  const ready = createCollection(
    flatSource({ ...week, kind: 'retro-ready', root: 'retroReady', fields: retroReadyFields, read: readRetroReady }),
  );
  const parts = [states, acts, copies, places, votes, actions, ready];
  const cards = doc.getMap<unknown>('retroCards');
  const text = (copy: string): Y.Text | null => {
    const record = cards.get(copy);
    const found: unknown = record instanceof Y.Map ? record.get('text') : null;
    return found instanceof Y.Text ? found : null;
  };
  const listeners = new Set<() => void>();
  let current: Retro | null = null;
  let news = false;
  const touch = (): void => {
    current = null;
    news = true;
  };
  for (const part of parts) part.onReplaced(touch);
  // Letters do not touch the snapshots.
  cards.observeDeep(touch);
  hubOf(doc).announce(() => {
    if (!news) return;
    news = false;
    for (const listener of [...listeners]) listener();
  });
  return {
    get current() {
      return (current ??= readRetro({
        state: states.byId.get(retroId),
        acts: acts.byId,
        copies: copies.byId,
        places: places.byId,
        votes: votes.byId,
        actions: actions.byId,
        ready: ready.byId,
        textOf: (copy) => text(copy)?.toJSON() ?? '',
      }));
    },
    text,
    get problems() {
      return parts.flatMap((part) => [...part.problems.values()]);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
