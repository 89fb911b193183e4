export { announce } from './announce.ts';
export type { NewAnnouncement } from './announce.ts';
export { editAnnouncement, pinAnnouncement, withdrawAnnouncement } from './edit-announcement.ts';
export * from './read-announcements.ts';
