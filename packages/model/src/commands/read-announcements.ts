import { isUnread } from '../announcements.ts';
import type { Change, Desk } from '../desk.ts';
import type { AnnouncementId } from '../ids.ts';
import { readKey } from '../read/announcement.ts';
import type { Refusal } from '../refusals.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { theAnnouncement } from './chosen.ts';

/**
 * Notes that one has read them. That is a fact, not an edit: whoever calls this puts nothing on the undo history. One's own, and those
 * read before, are passed over.
 */
export function readAnnouncements(desk: Desk, ids: readonly AnnouncementId[]): Result<Change, Refusal> {
  if (!Array.isArray(ids) || ids.length === 0) return err({ type: 'NothingChosen' });
  const plan = createPlan();
  for (const id of new Set<string>(ids)) {
    const announcement = theAnnouncement(desk, id);
    if (!announcement.ok) return announcement;
    if (isUnread(announcement.value, desk.user)) plan.set('announcement', announcement.value.id, readKey(desk.user), desk.now());
  }
  return commit(desk, 'readAnnouncements', plan);
}
