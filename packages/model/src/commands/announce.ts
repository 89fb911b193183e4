import type { Desk } from '../desk.ts';
import type { AnnouncementId, ProjectId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import { ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { theAnnouncedProject } from './edit-announcement.ts';
import { allOf, limits, nameOf, textOf } from './input.ts';
import type { Made } from './made.ts';

export interface NewAnnouncement {
  readonly title: string;
  readonly text?: string;
  /** The project whose people it is for; null or nothing: everybody in the team. */
  readonly project?: ProjectId | null;
  readonly pinned?: boolean;
}

/** Says something to everybody, or to the people of a project. */
export function announce(desk: Desk, fields: NewAnnouncement): Result<Made<AnnouncementId>, Refusal> {
  const checked = allOf({
    title: nameOf('title', fields?.title),
    text: textOf('text', fields?.text, limits.note),
    project: theAnnouncedProject(desk, fields?.project),
  });
  if (!checked.ok) return checked;
  const { title, text, project } = checked.value;
  const id = desk.newId<'announcement'>();
  const plan = createPlan();
  plan.create(
    'announcement',
    id,
    {
      title,
      ...(project !== null && { project }),
      ...(fields.pinned === true && { pinned: true }),
      at: desk.now(),
      by: desk.user,
    },
    { text },
  );
  const change = commit(desk, 'announce', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}
