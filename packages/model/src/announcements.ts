import type { Desk } from './desk.ts';
import type { ProjectId, UserId } from './ids.ts';
import type { Announcement } from './records/announcement.ts';
import type { Member } from './records/member.ts';

/** What is announced to the people of a project: to everybody or to them; pinned first, then the latest. Withdrawn ones are left out. */
export const announcementsOf = (desk: Pick<Desk, 'announcements'>, project: ProjectId): readonly Announcement[] =>
  [...desk.announcements.byId.values()]
    .filter((each) => each.deletedAt === null && (each.project === null || each.project === project))
    .sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.at - a.at || (a.id < b.id ? -1 : 1));

/** Whether somebody has still to read it. What one announces oneself one has read. */
export const isUnread = ({ by, readBy }: Announcement, user: UserId): boolean =>
  by !== user && !readBy.some((each) => each.user === user);

export const unreadAnnouncements = (desk: Pick<Desk, 'announcements' | 'user'>, project: ProjectId): readonly Announcement[] =>
  announcementsOf(desk, project).filter((each) => isUnread(each, desk.user));

/** Members who have not read it yet, by name. */
export const notReadBy = (desk: Pick<Desk, 'members'>, announcement: Announcement): readonly Member[] =>
  [...desk.members.byId.values()]
    .filter(({ id, deletedAt, name, sample }) => deletedAt === null && !sample && name !== '' && isUnread(announcement, id))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
