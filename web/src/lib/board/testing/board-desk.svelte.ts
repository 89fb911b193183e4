/** A real desk with its board's lists, read by real effects: what runs again, and what it then sees. */
import {
  addPerson,
  createDoc,
  createRequisition,
  openDesk,
  Y,
  type ApplicationStageKey,
  type Desk,
  type Documents,
} from '@muster/model';
import { flushSync } from 'svelte';
import { createLists, type Lists } from '../lists.svelte.ts';
import type { StageKey } from '@muster/model';

export interface BoardDesk {
  readonly desk: Desk;
  readonly lists: Lists;
  readonly requisition: string;
  /** Adds a candidate at the top of screening; answers the application. */
  add(name: string): string;
  /** The names in a column, top to bottom, as an effect saw them last. */
  names(column: StageKey): readonly string[];
  /** How often a column's reader ran. */
  runs(column: StageKey): number;
  /** What a colleague does on another replica, and then sends here. */
  colleague(act: (desk: Desk) => void): void;
  stop(): void;
}

const columns: readonly (ApplicationStageKey | 'requirement')[] = [
  'requirement',
  'screening',
  'interview',
  'offer',
  'onboarding',
];

export function aBoardDesk(now = () => Date.UTC(2026, 4, 20, 4)): BoardDesk {
  const documents = someDocuments();
  const desk = openDesk(documents, { user: 'me', now });
  const made = createRequisition(desk, { title: '天猫运营', headcount: 3, as: 'confirmed' });
  if (!made.ok) throw new Error(made.error.type);
  const requisition = made.value.id;
  const lists = createLists(desk, { me: 'me', now, laneRank: () => 0, laneName: (_, lane) => lane });
  const seen = new Map<StageKey, readonly string[]>();
  const runs = new Map<StageKey, number>();
  const nameOf = (id: string): string =>
    desk.persons.byId.get(desk.applications.byId.get(id)?.person ?? '')?.name ?? desk.requisitions.byId.get(id)?.title ?? '?';
  const stopReading = $effect.root(() => {
    for (const column of columns) {
      $effect(() => {
        seen.set(
          column,
          [...lists.list(column)].map((entry) => nameOf(entry.id)),
        );
        runs.set(column, (runs.get(column) ?? 0) + 1);
      });
    }
  });
  flushSync();
  return {
    desk,
    lists,
    requisition,
    add(name) {
      const added = addPerson(desk, { person: { name }, apply: { requisition } });
      if (!added.ok || added.value.application === null) throw new Error('not added');
      flushSync();
      return added.value.application;
    },
    names(column) {
      flushSync();
      return seen.get(column) ?? [];
    },
    runs(column) {
      flushSync();
      return runs.get(column) ?? 0;
    },
    colleague(act) {
      const others = someDocuments();
      exchange(documents, others);
      const their = openDesk(others, { user: 'li', now });
      act(their);
      their.stop();
      exchange(others, documents);
      flushSync();
    },
    stop() {
      stopReading();
      lists.stop();
      desk.stop();
    },
  };
}

type AllDocuments = { readonly [Kind in keyof Documents]: Y.Doc };

const someDocuments = (): AllDocuments => ({
  space: createDoc(),
  settings: createDoc(),
  board: createDoc(),
  people: createDoc(),
  private: createDoc(),
});

function exchange(from: AllDocuments, to: AllDocuments): void {
  for (const kind of ['space', 'settings', 'people', 'board'] as const)
    Y.applyUpdate(to[kind], Y.encodeStateAsUpdate(from[kind]), 'network');
}
