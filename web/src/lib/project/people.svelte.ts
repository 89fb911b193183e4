import type { UserId } from '@muster/model';
import { pickableMembers } from '#lib/access/pickable.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import type { ProjectRecords } from './records.svelte.ts';

type Choices = readonly { readonly value: string; readonly label: string }[];

/** Who can be chosen, oneself first. Whoever it is now stays in the list, removed or not. */
export function peopleChoices({ me, desk }: Workspace, { members }: ProjectRecords, now: UserId | null): Choices {
  void members.version;
  const others = pickableMembers(desk).filter(({ id }) => id !== me.user && id !== now);
  const current = now === null || now === me.user ? [] : [{ value: now, label: members.get(now)?.name || m.panel_somebody() }];
  return [
    { value: me.user, label: m.project_me({ name: me.name }) },
    ...current,
    ...others.map(({ id, name }) => ({ value: id, label: name })).sort((a, b) => a.label.localeCompare(b.label)),
  ];
}

/** The same with nobody as a choice, under ''. */
export const ownerChoices = (workspace: Workspace, records: ProjectRecords, now: UserId | null): Choices => [
  { value: '', label: m.project_nobody() },
  ...peopleChoices(workspace, records, now),
];
