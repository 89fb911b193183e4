import type { ApplicationId, ApplicationStageKey, Desk, OutcomeKey, PersonId } from '@muster/model';
import {
  applicationStageKeys,
  assignApplications,
  moveApplications,
  outcomeKeys,
  reopenApplications,
  setOutcome,
  tagPersons,
} from '@muster/model';
import { pickableMembers } from '#lib/access/pickable.ts';
import { outcomeLabel, reasonLabel, stageColour, stageLabel } from '#lib/locale/terms.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { memberColour } from '#lib/ui/member-colour.ts';
import type { MenuItem } from '#lib/ui/menus.svelte.ts';

/**
 * What can be done to one or many candidates, as menu items and as acts. Read when a menu opens: not reactive. A notice is
 * shown for more than one card and for what takes cards away; moving a single card says enough by itself.
 */
const countNotice = (ids: readonly string[], text: (count: number) => string): { text: string; undoable: true } | undefined =>
  ids.length > 1 ? { text: text(ids.length), undoable: true } : undefined;

function moveTo(workspace: Workspace, ids: readonly ApplicationId[], stage: ApplicationStageKey): boolean {
  const { desk } = workspace;
  const label = stageLabel(desk.stages.byId.get(stage) ?? stage);
  // A card with an outcome comes back to the board by moving it.
  return workspace.act(
    moveApplications(desk, ids, { stage }),
    countNotice(ids, (count) => m.candidates_moved({ count, stage: label })),
  );
}

export function moveItems(workspace: Workspace, ids: readonly ApplicationId[]): MenuItem[] {
  const { desk } = workspace;
  const only = ids.length === 1 ? desk.applications.byId.get(ids[0]!) : undefined;
  return applicationStageKeys.map((stage) => ({
    label: stageLabel(desk.stages.byId.get(stage) ?? stage),
    dot: stageColour(stage),
    checked: only === undefined ? undefined : only.stage === stage && only.outcome === null,
    run: () => void moveTo(workspace, ids, stage),
  }));
}

export function outcomeItems(workspace: Workspace, ids: readonly ApplicationId[]): MenuItem[] {
  const { desk } = workspace;
  const end = (outcome: OutcomeKey, reason: string | null): void => {
    workspace.act(setOutcome(desk, ids, { outcome, reason }), {
      text: m.candidates_ended({ count: ids.length, outcome: outcomeLabel(outcome) }),
      undoable: true,
    });
  };
  const items = outcomeKeys.map((outcome): MenuItem => {
    const reasons = [...desk.reasons.byId.values()].filter((reason) => reason.outcome === outcome && !reason.hidden);
    if (reasons.length === 0) return { label: outcomeLabel(outcome), run: () => end(outcome, null) };
    return {
      type: 'sub',
      label: outcomeLabel(outcome),
      items: reasons.map((reason) => ({ label: reasonLabel(reason), run: () => end(outcome, reason.id) })),
    };
  });
  const ended = ids.filter((id) => (desk.applications.byId.get(id)?.outcome ?? null) !== null);
  if (ended.length === 0) return items;
  const reopen: MenuItem = {
    label: m.candidates_reopen(),
    run: () =>
      void workspace.act(
        reopenApplications(desk, ended),
        countNotice(ended, (count) => m.candidates_reopened({ count })),
      ),
  };
  return [reopen, { type: 'separator' }, ...items];
}

export function assignItems(workspace: Workspace, ids: readonly ApplicationId[]): MenuItem[] {
  const { desk, me } = workspace;
  const only = ids.length === 1 ? desk.applications.byId.get(ids[0]!)?.owner : undefined;
  const assign = (owner: string | null, name: string): void => {
    const notice = countNotice(ids, (count) =>
      owner === null ? m.candidates_unassigned({ count }) : m.candidates_assigned({ count, name }),
    );
    workspace.act(assignApplications(desk, ids, owner), notice);
  };
  const members = pickableMembers(desk).filter(({ id }) => id !== me.user);
  const item = (id: string, name: string, colour: number, label: string): MenuItem => ({
    label,
    dot: memberColour(colour),
    checked: only === undefined ? undefined : only === id,
    run: () => assign(id, name),
  });
  return [
    item(me.user, me.name, me.colour, m.candidates_me({ name: me.name })),
    ...members.map(({ id, name, colour }) => item(id, name, colour, name)),
    { type: 'separator' },
    { label: m.candidates_nobody(), checked: only === undefined ? undefined : only === null, run: () => assign(null, '') },
  ];
}

/** All tags in use, the most used first. */
export function tagsInUse(desk: Pick<Desk, 'persons'>): readonly string[] {
  const counts = new Map<string, number>();
  for (const person of desk.persons.byId.values()) {
    if (person.deletedAt === null) for (const tag of person.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([tag]) => tag);
}

export function tagAll(
  workspace: Workspace,
  ids: readonly PersonId[],
  tags: { add?: readonly string[]; remove?: readonly string[] },
): boolean {
  const words = (tags.add ?? tags.remove ?? []).join(m.candidates_comma());
  const text = (count: number): string =>
    tags.add ? m.candidates_tagged({ count, tags: words }) : m.candidates_untagged({ count, tags: words });
  return workspace.act(tagPersons(workspace.desk, ids, tags), countNotice(ids, text));
}
