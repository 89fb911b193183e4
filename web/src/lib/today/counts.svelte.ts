import { createSubscriber } from 'svelte/reactivity';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { waitingForMe } from './agenda.ts';
import { createAgenda } from './agenda.svelte.ts';

/** The numbers in the rail. */
export interface Counts {
  readonly today: number;
  readonly candidates: number;
}

export function createCounts(workspace: Workspace): Counts {
  const agenda = createAgenda(workspace);
  const candidates = countCandidates(workspace);
  // Derived, so that the rail is touched only when a number changed.
  const today = $derived(waitingForMe(agenda.current));
  const people = $derived(candidates.current);
  return {
    get today() {
      return today;
    },
    get candidates() {
      return people;
    },
  };
}

/** Counts persons that are not deleted; after a change only those it touched are looked at. */
function countCandidates({ desk }: Workspace): { readonly current: number } {
  const there = new Set<string>();
  const look = (id: string) => {
    if (desk.persons.byId.get(id)?.deletedAt === null) there.add(id);
    else there.delete(id);
  };
  const follow = createSubscriber((update) => {
    there.clear();
    for (const id of desk.persons.byId.keys()) look(id);
    return desk.persons.subscribe(({ ids }) => {
      for (const id of ids) look(id);
      update();
    });
  });
  return {
    get current() {
      follow();
      return there.size;
    },
  };
}
