import type { Channel, Desk, Member, Reason, StageKey, StageSettings } from '@muster/model';
import { channelLabel, reasonLabel, stageLabel } from '#lib/locale/terms.ts';
import * as m from '#lib/paraglide/messages.js';

/** What cards refer to, in words. Few records that change rarely: one signal for all of them, so that a card follows them for nothing. */
export type Records = ReturnType<typeof readRecords>;

export function readRecords(desk: Desk) {
  let version = $state(0);
  let activity = $state(0);
  const stops = [desk.members, desk.channels, desk.reasons, desk.stages].map((live) => live.subscribe(() => (version += 1)));
  stops.push(...[desk.boardActivity, desk.peopleActivity].map((live) => live.subscribe(() => (activity += 1))));
  const followed = <T>(value: T): T => {
    void version;
    return value;
  };
  const member = (user: string): { name: string; colour: number } =>
    followed(desk.members).byId.get(user) ?? { name: m.board_somebody(), colour: 0 };
  const stage = (key: StageKey): StageSettings =>
    followed(desk.stages).byId.get(key) ?? { key, name: null, limitDays: null, workLimit: null };
  return {
    member,
    stage,
    nameOf: (user: string | null): string => (user === null ? '' : member(user).name),
    stageName: (key: StageKey): string => stageLabel(stage(key)),
    channelName: (id: string): string => channelLabel(followed(desk.channels).byId.get(id) ?? { id, name: null }),
    reasonName: (id: string): string => reasonLabel(followed(desk.reasons).byId.get(id) ?? { id, name: null }),
    /** Members who are still in the team, oneself first. */
    team: (): Member[] =>
      [...followed(desk.members).byId.values()]
        .filter((one) => one.deletedAt === null && one.name !== '')
        .sort((a, b) => Number(b.id === desk.user) - Number(a.id === desk.user) || a.name.localeCompare(b.name)),
    channels: (): Channel[] => [...followed(desk.channels).byId.values()].filter((one) => !one.hidden),
    reasons: (): Reason[] => [...followed(desk.reasons).byId.values()].filter((one) => !one.hidden),
    /** Who reads it runs again when anything is noted about a card or a person. */
    followActivity: (): void => void activity,
    stop: (): void => stops.forEach((off) => off()),
  };
}
