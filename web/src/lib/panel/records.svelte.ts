import type { Desk } from '@muster/model';
import { fromLive, fromRead } from '#lib/reactivity/from-live.svelte.ts';

/** A desk's live records as Svelte reads them, made once for each desk. */
export type Records = ReturnType<typeof makeRecords>;

const made = new WeakMap<Desk, Records>();

export function recordsOf(desk: Desk): Records {
  let records = made.get(desk);
  if (records === undefined) made.set(desk, (records = makeRecords(desk)));
  return records;
}

function makeRecords(desk: Desk) {
  return {
    persons: fromLive(desk.persons),
    contacts: fromLive(desk.contacts),
    applications: fromLive(desk.applications),
    requisitions: fromLive(desk.requisitions),
    openings: fromLive(desk.openings),
    tasks: fromLive(desk.tasks),
    goals: fromLive(desk.goals),
    milestones: fromLive(desk.milestones),
    members: fromLive(desk.members),
    channels: fromLive(desk.channels),
    stages: fromLive(desk.stages),
    reasons: fromLive(desk.reasons),
    team: fromLive(desk.team),
    targets: fromLive(desk.targets),
    interviews: fromLive(desk.interviews),
    costs: fromLive(desk.costs),
    /** What happened to one person, application or requisition, wherever it is written. */
    activityOf(subject: string) {
      return fromRead(
        (update) => {
          const stops = [desk.boardActivity.subscribe(update), desk.peopleActivity.subscribe(update)];
          return () => stops.forEach((stop) => stop());
        },
        () => [...desk.boardActivity.of(subject), ...desk.peopleActivity.of(subject)],
      );
    },
  };
}
