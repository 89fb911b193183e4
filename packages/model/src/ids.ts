/** Ids are random and say nothing about what they name: personal data never stands in a key, a room name or a log line. */
export type Id<Kind extends string> = string & { readonly __kind?: Kind };

export type UserId = Id<'user'>;
export type ProjectId = Id<'project'>;
export type RequisitionId = Id<'requisition'>;
/** `{requisition}-{n}`: slots are numbered, so two people who both raise the headcount to 5 get 5 openings, not 7. */
export type OpeningId = Id<'opening'>;
export type ApplicationId = Id<'application'>;
export type MoveId = Id<'move'>;
export type KeyDateId = Id<'key-date'>;
export type InterviewId = Id<'interview'>;
export type CostId = Id<'cost'>;
export type TaskId = Id<'task'>;
export type CheckId = Id<'check'>;
export type GoalId = Id<'goal'>;
export type MilestoneId = Id<'milestone'>;
export type PersonId = Id<'person'>;
export type ChannelId = Id<'channel'>;
export type ReasonId = Id<'reason'>;
export type DutyId = Id<'duty'>;
export type RiskId = Id<'risk'>;
export type KickoffItemId = Id<'kickoff-item'>;
export type AnnouncementId = Id<'announcement'>;
export type DecisionId = Id<'decision'>;
export type ActivityId = Id<'activity'>;
export type LineId = Id<'line'>;
export type MeetingActId = Id<'meeting-act'>;

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A random id of 16 characters (95 bits). `random`, numbers in [0, 1), is only for tests that must repeat. */
export function newId<Kind extends string>(random?: () => number): Id<Kind> {
  let id = '';
  if (random !== undefined) {
    while (id.length < 16) id += alphabet[Math.floor(random() * 62)];
    return id;
  }
  while (id.length < 16) {
    for (const byte of crypto.getRandomValues(new Uint8Array(24))) {
      // 248 = 4 × 62: bytes above it would make the first letters likelier.
      if (byte < 248 && id.length < 16) id += alphabet[byte % 62];
    }
  }
  return id;
}
