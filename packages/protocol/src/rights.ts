import { rightsFor } from './access.ts';
import type { Rights } from './access.ts';
import type { Membership } from './accounts.ts';
import type { Room } from './rooms.ts';

/**
 * What `self` may do in a room, given their membership of the room's team: the access table, within the projects that are theirs. No
 * membership is no right.
 */
export const rightsOf = (
  membership: Pick<Membership, 'team' | 'level' | 'projects'> | null,
  room: Room,
  self: string,
): Rights => {
  if (membership?.team !== room.team) return 'none';
  const { level, projects } = membership;
  if ('project' in room && projects !== 'all' && !projects.includes(room.project)) return 'none';
  return rightsFor(level, room, self);
};
