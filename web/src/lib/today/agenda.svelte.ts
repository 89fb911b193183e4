import { createSubscriber } from 'svelte/reactivity';
import { teamZone } from '#lib/locale/zone.svelte.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { readAgenda } from './agenda.ts';
import type { Agenda } from './agenda.ts';

/** Long enough for a burst of remote edits to be one reading, short enough to feel immediate. */
const settleMs = 120;

/**
 * The agenda as Svelte reads it. It looks at all cards, so it is not read for every edit: changes within a moment are
 * one reading, and one that comes while the page is hidden waits until it is seen.
 */
export function createAgenda(workspace: Workspace): { readonly current: Agenda } {
  const { desk } = workspace;
  let stale = true;
  let kept: Agenda | undefined;
  const follow = createSubscriber((update) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        stale = true;
        update();
      }, settleMs);
    };
    stale = true;
    const followed = [desk.applications, desk.persons, desk.requisitions, desk.stages, desk.openings, desk.boardActivity];
    const stops = [...followed, desk.peopleActivity, desk.tasks, desk.interviews].map((live) => live.subscribe(soon));
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  });
  let readAt = 0;
  let readFor = '';
  return {
    get current() {
      follow();
      const { now, me } = workspace;
      const about = `${me.user} ${teamZone.current}`;
      if (stale || kept === undefined || now !== readAt || about !== readFor) {
        kept = readAgenda(desk, { me: me.user, now, timeZone: teamZone.current });
        stale = false;
        readAt = now;
        readFor = about;
      }
      return kept;
    },
  };
}
