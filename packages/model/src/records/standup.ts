import type { LineId, MeetingActId, UserId } from '../ids.ts';

/** What one says at a stand-up, in the order of the page. The parking lot is the team's: what comes up and waits until everybody spoke. */
export const standupSections = ['done', 'plan', 'blocker', 'parking'] as const;
export type StandupSection = (typeof standupSections)[number];

export const standupLinkKinds = ['application', 'requisition', 'task', 'risk'] as const;
export type StandupLinkKind = (typeof standupLinkKinds)[number];

/** What a line is about. A candidate is named by an application: the week's document is read by members who may not read persons. */
export interface StandupLink {
  readonly kind: StandupLinkKind;
  readonly id: string;
}

/** One line of somebody's report, or of the parking lot. */
export interface StandupLine {
  readonly id: LineId;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly member: UserId;
  readonly section: StandupSection;
  /** As it reads now; people write it together. */
  readonly text: string;
  /** Its place among the lines of that day, member and section, by (rank, id). */
  readonly rank: string;
  /** In the order of (kind, id). */
  readonly links: readonly StandupLink[];
  /** The line of an earlier day, maybe of an earlier week, that this one carries on. */
  readonly from: LineId | null;
  /** The day it was first said. */
  readonly since: string;
  /** Ticked: a plan as done, a blocker or a parked matter as settled. */
  readonly doneAt: number | null;
  /** Let go: neither done nor carried over; of a draft: not wanted. Not shown among the lines of its day. */
  readonly droppedAt: number | null;
  /** What kind of own work it was drafted from (`Draft.key`), and up to which instant. */
  readonly draft: string | null;
  readonly draftUntil: number | null;
  readonly createdAt: number;
  readonly createdBy: UserId;
  readonly deletedAt: number | null;
}

/** That somebody has reported for a day, or will not, under the id `{day}:{user}`. */
export interface StandupReport {
  readonly id: string;
  readonly day: string;
  readonly member: UserId;
  readonly reportedAt: number | null;
  /** Away that day: nobody waits for a report. */
  readonly absent: boolean;
}

export const meetingActTypes = [
  'start',
  'take-over',
  'turn',
  'pause',
  'resume',
  'end',
  'here',
  'later',
  'absent',
  'back',
] as const;
export type MeetingActType = (typeof meetingActTypes)[number];

export const meetingOrders = ['fixed', 'random'] as const;
export type MeetingOrder = (typeof meetingOrders)[number];

/** One entry of the append-only record of a day's meeting. What a set of them means: `meetingOf`. */
export interface MeetingAct {
  readonly id: MeetingActId;
  readonly day: string;
  readonly type: MeetingActType;
  /** The act that started the meeting; its own id for `start`. */
  readonly meeting: MeetingActId;
  /** How often the facilitator changed before: 1 from the start on, one more with each `take-over`. */
  readonly term: number;
  /** Its number within the term; of a `take-over`: the last number of the term before that it saw. */
  readonly n: number;
  readonly at: number;
  readonly by: UserId;
  /** Whose turn, or who is later, absent or back. A turn of nobody's opens the floor. */
  readonly member: UserId | null;
  /** `start` only, as the rest. */
  readonly members: readonly UserId[];
  readonly order: MeetingOrder;
  readonly seed: number;
  /** How long each one has. */
  readonly seconds: number;
  /** The meeting of the same day, ended by then, that this one comes after. */
  readonly after: MeetingActId | null;
  readonly deletedAt: number | null;
}
