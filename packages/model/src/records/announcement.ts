import type { AnnouncementId, ProjectId, UserId } from '../ids.ts';

/** The fields a form edits. What is announced is co-edited text, see `announcementText`. */
export interface AnnouncementFields {
  readonly title: string;
  /** The project whose people it is for; null: everybody in the team. */
  readonly project: ProjectId | null;
}

/** Something said to everybody, with who has read it. Withdrawn ones are deleted softly. */
export interface Announcement extends AnnouncementFields {
  readonly id: AnnouncementId;
  readonly at: number;
  readonly by: UserId;
  /** Stays on top. */
  readonly pinned: boolean;
  /** Who has read it and when, by user. The author is not among them. */
  readonly readBy: readonly { readonly user: UserId; readonly at: number }[];
  readonly deletedAt: number | null;
  readonly sample: boolean;
}
