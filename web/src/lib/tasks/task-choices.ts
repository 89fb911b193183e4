import { compareByPlace } from '@muster/model';
import type { Goal } from '@muster/model';
import { pickableMembers } from '#lib/access/pickable.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Whom one can give something to; who has it now is among them, also after leaving the team. */
export function memberChoices({ desk, me }: Workspace, now: string | null): Choice[] {
  const others = pickableMembers(desk).filter(({ id }) => id !== me.user);
  const known = now === null || now === me.user || others.some(({ id }) => id === now);
  return [
    { value: '', label: m.tasks_nobody() },
    { value: me.user, label: m.candidates_me({ name: me.name }) },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
    ...(known ? [] : [{ value: now, label: desk.members.byId.get(now)?.name ?? m.panel_somebody() }]),
  ];
}

/** Goals to choose from, in their order; the one chosen is among them, also when it was deleted. */
export const goalChoices = (goals: ReadonlyMap<string, Goal>, now: string | null): Choice[] => [
  { value: '', label: m.tasks_no_goal() },
  ...[...goals.values()]
    .filter(({ id, deletedAt }) => deletedAt === null || id === now)
    .sort(compareByPlace)
    .map(({ id, title }) => ({ value: id, label: title })),
];
