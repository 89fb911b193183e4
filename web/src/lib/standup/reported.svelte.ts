import { reportedAt, standupOf, weekOf } from '@muster/model';
import { dayOf } from '#lib/locale/format.ts';
import { fromLive } from '#lib/reactivity/from-live.svelte.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';

/**
 * Whether one has reported for today's stand-up; null while that is not known, and for a member who may not write the week: nobody
 * waits for that one. To be called while a component is made.
 */
export function haveIReported(workspace: Workspace): { readonly current: boolean | null } {
  let read = $state.raw<((day: string) => boolean) | null>(null);
  const today = $derived(dayOf(workspace.now));
  const week = $derived(weekOf(today));
  $effect(() => {
    const wanted = week;
    read = null;
    void workspace.openWeek(wanted).then((opened) => {
      if (opened === null || wanted !== week) return;
      const standup = standupOf(opened.doc);
      const reports = fromLive(standup.reports);
      read = (day) => {
        void reports.version;
        return reportedAt(standup, day, workspace.desk.user) !== null;
      };
    });
  });
  return {
    get current() {
      return read === null || workspace.may('week') !== 'w' ? null : read(today);
    },
  };
}
