import { err, ok } from './result.ts';
import type { Result } from './result.ts';

/** A room is one document: the unit of permission, loading and growth. */
export type Room =
  | { readonly kind: 'space' | 'settings' | 'pool'; readonly team: string }
  | { readonly kind: 'board' | 'people' | 'private' | 'interviews'; readonly team: string; readonly project: string }
  /** `week` is an ISO week, as 2026-W07. */
  | { readonly kind: 'week'; readonly team: string; readonly project: string; readonly week: string }
  /** `month` is a calendar month, as 2026-02. */
  | { readonly kind: 'month'; readonly team: string; readonly project: string; readonly month: string }
  | { readonly kind: 'doc'; readonly team: string; readonly id: string }
  | { readonly kind: 'user'; readonly team: string; readonly user: string };

export type RoomKind = Room['kind'];

/** Never carries the refused text: it may hold anything. */
export type RoomRefusal =
  | { readonly type: 'RoomTooLong'; readonly length: number }
  /** Part number `at`, counted from 0, is empty, too long, or not of the letters allowed there. */
  | { readonly type: 'RoomPartInvalid'; readonly at: number }
  | { readonly type: 'RoomKindUnknown' };

/** Ids of teams, projects, documents and users. */
export const maxIdLength = 64;
const maxRoomLength = 3 * maxIdLength + 32;

const idPattern = /^[A-Za-z0-9_-]{1,64}$/;
const weekPattern = /^([1-9][0-9]{3})-W(0[1-9]|[1-4][0-9]|5[0-3])$/;
const monthPattern = /^[1-9][0-9]{3}-(0[1-9]|1[0-2])$/;

/** Whether this text may be the id of a team, project, document or user. */
export const isId = (text: string): boolean => idPattern.test(text);

/** Whether this names an ISO week that exists: only some years have a week 53. */
export const isWeek = (text: string): boolean => {
  const parts = weekPattern.exec(text);
  if (parts === null) return false;
  return parts[2] !== '53' || hasWeek53(Number(parts[1]));
};

export const isMonth = (text: string): boolean => monthPattern.test(text);

/** The last week of a year is its 53rd if the year starts or ends on a Thursday. */
const hasWeek53 = (year: number): boolean =>
  new Date(Date.UTC(year, 0, 1)).getUTCDay() === 4 || new Date(Date.UTC(year, 11, 31)).getUTCDay() === 4;

/** Reads a room name. There is exactly one name for a room: `roomName(parseRoom(name))` gives `name` back. */
export const parseRoom = (name: string): Result<Room, RoomRefusal> => {
  if (name.length > maxRoomLength) return err({ type: 'RoomTooLong', length: name.length });
  const parts = name.split('/');
  const [team = '', second, third, fourth, fifth] = parts;
  if (!isId(team)) return invalid(0);
  if (parts.length === 2) {
    if (second === 'space' || second === 'settings' || second === 'pool') return ok({ kind: second, team });
    return err({ type: 'RoomKindUnknown' });
  }
  if (third === undefined || parts.length > 5) return err({ type: 'RoomKindUnknown' });
  if (parts.length === 3) {
    if (second !== 'doc' && second !== 'u') return err({ type: 'RoomKindUnknown' });
    if (!isId(third)) return invalid(2);
    return ok(second === 'doc' ? { kind: 'doc', team, id: third } : { kind: 'user', team, user: third });
  }
  if (second !== 'p') return err({ type: 'RoomKindUnknown' });
  if (!isId(third)) return invalid(2);
  if (fifth === undefined) {
    if (fourth === 'board' || fourth === 'people' || fourth === 'private' || fourth === 'interviews')
      return ok({ kind: fourth, team, project: third });
    return err({ type: 'RoomKindUnknown' });
  }
  if (fourth === 'week') return isWeek(fifth) ? ok({ kind: 'week', team, project: third, week: fifth }) : invalid(4);
  if (fourth === 'month') return isMonth(fifth) ? ok({ kind: 'month', team, project: third, month: fifth }) : invalid(4);
  return err({ type: 'RoomKindUnknown' });
};

const invalid = (at: number) => err<RoomRefusal>({ type: 'RoomPartInvalid', at });

/** The name of a room. Parts are used as they are: ids that `isId` refuses give a name that `parseRoom` refuses. */
export const roomName = (room: Room): string => {
  switch (room.kind) {
    case 'space':
    case 'settings':
    case 'pool':
      return `${room.team}/${room.kind}`;
    case 'board':
    case 'people':
    case 'private':
    case 'interviews':
      return `${room.team}/p/${room.project}/${room.kind}`;
    case 'week':
      return `${room.team}/p/${room.project}/week/${room.week}`;
    case 'month':
      return `${room.team}/p/${room.project}/month/${room.month}`;
    case 'doc':
      return `${room.team}/doc/${room.id}`;
    case 'user':
      return `${room.team}/u/${room.user}`;
  }
};
