import { createSubscriber } from 'svelte/reactivity';
import { pillOpening, pillStart, pillStep } from './pill.ts';
import type { DocumentFacts, PillState } from './pill.ts';
import type { SyncedDocument } from './synced-document.ts';

/** The pill over a set of documents that may grow and shrink, as Svelte reads it. */
export interface Pill {
  readonly state: PillState;
  readonly documents: readonly SyncedDocument[];
  add(document: SyncedDocument): () => void;
  /** Documents that are being opened and are not there yet. */
  expect(opening: Promise<unknown>): void;
  /** Something that may turn out to wait: until it is known, nothing is synced. */
  await(known: Promise<unknown>): void;
  stop(): void;
}

export function createPill(now: () => number = () => performance.now()): Pill {
  const documents = new Map<SyncedDocument, () => void>();
  const listeners = new Set<() => void>();
  let memory = pillStart;
  let state: PillState = pillOpening;
  let expected = 0;
  let awaited = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const step = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const facts = [...documents.keys()].map((document) => document.facts);
    if (expected > 0) facts.push(beingOpened);
    if (awaited > 0) facts.push(notKnown);
    const next = pillStep(memory, facts, now());
    memory = next.memory;
    if (next.wakeAt !== null) timer = setTimeout(step, Math.max(1, next.wakeAt - now()));
    if (same(state, next.state)) return;
    state = next.state;
    for (const listener of [...listeners]) listener();
  };
  const follow = createSubscriber((update) => {
    listeners.add(update);
    return () => listeners.delete(update);
  });
  return {
    get state() {
      follow();
      return state;
    },
    get documents() {
      return [...documents.keys()];
    },
    add(document) {
      documents.set(document, document.subscribe(step));
      step();
      return () => {
        documents.get(document)?.();
        documents.delete(document);
        step();
      };
    },
    expect(opening) {
      expected += 1;
      const done = (): void => {
        expected -= 1;
        step();
      };
      opening.then(done, done);
      step();
    },
    await(known) {
      awaited += 1;
      const done = (): void => {
        awaited -= 1;
        step();
      };
      known.then(done, done);
      step();
    },
    stop() {
      clearTimeout(timer);
      for (const off of documents.values()) off();
      documents.clear();
    },
  };
}

const beingOpened: DocumentFacts = {
  opening: true,
  connected: false,
  settled: false,
  closed: null,
  waiting: [],
  refused: [],
  failure: null,
  unsafe: 0,
};
const notKnown: DocumentFacts = { ...beingOpened, opening: false, connected: true };

const same = (a: PillState, b: PillState): boolean =>
  a.kind === b.kind &&
  a.quiet === b.quiet &&
  a.failure === b.failure &&
  a.holdsPage === b.holdsPage &&
  a.count === b.count &&
  a.refused.length === b.refused.length &&
  a.waiting.every(
    (change, index) => change.id === b.waiting[index]?.id && change.records.length === b.waiting[index].records.length,
  );
