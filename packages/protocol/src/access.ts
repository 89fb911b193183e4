import type { Room, RoomKind } from './rooms.ts';

export const accessLevels = ['manager', 'recruiter', 'support', 'analyst', 'interviewer', 'viewer'] as const;
/** What a member may do, apart from the projects they belong to. */
export type AccessLevel = (typeof accessLevels)[number];

/** `w` reads and writes, `r` reads, `none` does not even learn whether the room exists. */
export type Rights = 'w' | 'r' | 'none';

type Row = Readonly<Record<AccessLevel, Rights>>;
const row = (manager: Rights, recruiter: Rights, support: Rights, analyst: Rights, interviewer: Rights, viewer: Rights): Row => ({
  manager,
  recruiter,
  support,
  analyst,
  interviewer,
  viewer,
});

/** Who may do what where. The relay enforces this table and the interface follows it; it stands nowhere else. */
const table: Readonly<Record<Exclude<RoomKind, 'user'>, Row>> = {
  space: row('w', 'w', 'w', 'w', 'w', 'r'),
  doc: row('w', 'w', 'w', 'w', 'w', 'r'),
  settings: row('w', 'r', 'w', 'r', 'r', 'r'),
  board: row('w', 'w', 'w', 'r', 'r', 'r'),
  people: row('w', 'w', 'r', 'r', 'r', 'none'),
  private: row('w', 'w', 'none', 'r', 'none', 'none'),
  pool: row('w', 'w', 'none', 'r', 'none', 'none'),
  interviews: row('w', 'w', 'w', 'r', 'w', 'none'),
  week: row('w', 'w', 'w', 'w', 'w', 'r'),
  month: row('w', 'w', 'w', 'w', 'w', 'r'),
};

/**
 * What the member `self` of this level may do in a room of their own team. Whether they belong to the room's team and
 * project is the caller's business. A member's own room is theirs alone, whatever the level of others.
 */
export const rightsFor = (level: AccessLevel, room: Room, self: string): Rights =>
  room.kind === 'user' ? (room.user === self ? 'w' : 'none') : table[room.kind][level];
