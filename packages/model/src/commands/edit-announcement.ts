import type { Change, Desk } from '../desk.ts';
import type { AnnouncementId, ProjectId } from '../ids.ts';
import type { AnnouncementFields } from '../records/announcement.ts';
import type { Refusal } from '../refusals.ts';
import { ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { one, theAnnouncement } from './chosen.ts';
import { allOf, nameOf } from './input.ts';
import { differences } from './notes.ts';

/** Changes the title or whom it is for. Who has read it stays written. */
export function editAnnouncement(desk: Desk, id: AnnouncementId, fields: Partial<AnnouncementFields>): Result<Change, Refusal> {
  const announcement = theAnnouncement(desk, id);
  if (!announcement.ok) return announcement;
  const { title, project } = announcement.value;
  const checked = allOf({
    title: nameOf('title', fields?.title ?? title),
    project: fields?.project === undefined ? ok(project) : theAnnouncedProject(desk, fields.project),
  });
  if (!checked.ok) return checked;
  const plan = createPlan();
  for (const { field, after } of differences(announcement.value, checked.value)) plan.set('announcement', id, field, after);
  return commit(desk, 'editAnnouncement', plan);
}

/** Keeps it on top, or with `false` no longer. */
export function pinAnnouncement(desk: Desk, id: AnnouncementId, pinned = true): Result<Change, Refusal> {
  const announcement = theAnnouncement(desk, id);
  if (!announcement.ok) return announcement;
  const plan = createPlan();
  const wanted = pinned !== false;
  if (announcement.value.pinned !== wanted) plan.set('announcement', id, 'pinned', wanted);
  return commit(desk, 'pinAnnouncement', plan);
}

/** Takes it back from everybody, softly; with `false` announces it again. */
export function withdrawAnnouncement(desk: Desk, id: AnnouncementId, withdrawn = true): Result<Change, Refusal> {
  const wanted = withdrawn !== false;
  const announcement = theAnnouncement(desk, id, !wanted);
  if (!announcement.ok) return announcement;
  const plan = createPlan();
  plan.set('announcement', id, 'deletedAt', wanted ? desk.now() : null);
  plan.set('announcement', id, 'deletedBy', wanted ? desk.user : null);
  return commit(desk, 'withdrawAnnouncement', plan);
}

/** The project that an announcement is for, or null for everybody. */
export function theAnnouncedProject(desk: Desk, id: ProjectId | null | undefined): Result<ProjectId | null, Refusal> {
  if (id === null || id === undefined) return ok(null);
  const project = one(desk.projects.byId.get(id), id, 'ProjectGone');
  return project.ok ? ok(project.value.id) : project;
}
