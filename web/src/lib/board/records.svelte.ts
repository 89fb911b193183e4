import type { Channel, Desk, Member, Reason, StageKey, StageSettings } from '@muster/model';
import { channelLabel, reasonLabel, stageLabel } from '#lib/locale/terms.ts';
import * as m from '#lib/paraglide/messages.js';
import { fromLive, fromRead } from '#lib/reactivity/from-live.svelte.ts';

/** The desk's records as the board's components read them, with the words for what they refer to. */
export type Records = ReturnType<typeof readRecords>;

export function readRecords(desk: Desk) {
  const members = fromLive(desk.members);
  const channels = fromLive(desk.channels);
  const reasons = fromLive(desk.reasons);
  const stages = fromLive(desk.stages);
  const nameOf = (user: string | null): string => (user === null ? '' : (members.get(user)?.name ?? m.board_somebody()));
  return {
    applications: fromLive(desk.applications),
    requisitions: fromLive(desk.requisitions),
    persons: fromLive(desk.persons),
    members,
    stages,
    /** Changes when anything was noted about a card or a person. */
    activity: fromRead(
      (update) => {
        const stops = [desk.boardActivity.subscribe(update), desk.peopleActivity.subscribe(update)];
        return () => stops.forEach((stop) => stop());
      },
      () => desk,
    ),
    nameOf,
    stageName: (key: StageKey): string => stageLabel(stages.get(key) ?? key),
    stage: (key: StageKey): StageSettings => stages.get(key) ?? { key, name: null, limitDays: null, workLimit: null },
    channelName: (id: string): string => channelLabel(channels.get(id) ?? { id, name: null }),
    reasonName: (id: string): string => reasonLabel(reasons.get(id) ?? { id, name: null }),
    /** Members who are still in the team, oneself first. */
    team: (me: string): Member[] =>
      [...members.all.values()]
        .filter((one) => one.deletedAt === null)
        .sort((a, b) => Number(b.id === me) - Number(a.id === me) || a.name.localeCompare(b.name)),
    channels: (): Channel[] => [...channels.all.values()].filter((one) => !one.hidden),
    reasons: (): Reason[] => [...reasons.all.values()].filter((one) => !one.hidden),
  };
}
