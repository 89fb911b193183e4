import type { Desk } from '@muster/model';
import { recordsOf } from '#lib/panel/records.svelte.ts';
import { fromLive } from '#lib/reactivity/from-live.svelte.ts';

export type ProjectRecords = ReturnType<typeof makeRecords>;

const made = new WeakMap<Desk, ProjectRecords>();

/** What a project agrees on, as Svelte reads it, made once for each desk. */
export function projectRecords(desk: Desk): ProjectRecords {
  let records = made.get(desk);
  if (records === undefined) made.set(desk, (records = makeRecords(desk)));
  return records;
}

function makeRecords(desk: Desk) {
  return {
    ...recordsOf(desk),
    risks: fromLive(desk.risks),
    decisions: fromLive(desk.decisions),
    announcements: fromLive(desk.announcements),
    charter: fromLive(desk.charter),
    kickoff: fromLive(desk.kickoff),
    budget: fromLive(desk.budget),
    targets: fromLive(desk.targets),
    projects: fromLive(desk.projects),
    milestones: fromLive(desk.milestones),
    tasks: fromLive(desk.tasks),
  };
}
