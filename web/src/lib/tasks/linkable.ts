/** What tasks can be about, by the names people search for. */
import type { Link } from '@muster/model';
import { maySeePeople } from '#lib/access/may.ts';
import { namelessLabel } from '#lib/access/nameless.ts';
import type { PanelTarget } from '#lib/panel/panel-query.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';

interface Linkable {
  readonly link: Link;
  readonly name: string;
  /** What it is, in a word or two. */
  readonly kind: string;
}

const atMost = 8;

/** What is called like this and not linked yet: candidates first, then requisitions and risks. Without a search: what was touched last. */
export function findLinkable(workspace: Workspace, search: string, linked: readonly Link[]): readonly Linkable[] {
  const { desk } = workspace;
  const words = search.trim().toLocaleLowerCase().split(/\s+/);
  const taken = new Set(linked.map(({ kind, id }) => `${kind}:${id}`));
  const found: Linkable[] = [];
  const look = (link: Link): void => {
    if (found.length >= atMost || taken.has(`${link.kind}:${link.id}`)) return;
    const named = nameOfLink(workspace, link);
    const text = `${named.name} ${named.kind}`.toLocaleLowerCase();
    if (words.every((word) => text.includes(word))) found.push({ link, ...named });
  };
  if (maySeePeople(workspace)) {
    const here = [...desk.applications.byId.values()].filter(({ deletedAt }) => deletedAt === null);
    for (const { id } of here.sort((a, b) => b.since - a.since)) look({ kind: 'application', id });
  }
  for (const { id, deletedAt } of desk.requisitions.byId.values()) if (deletedAt === null) look({ kind: 'requisition', id });
  for (const { id, deletedAt } of desk.risks.byId.values()) if (deletedAt === null) look({ kind: 'risk', id });
  return found;
}

export function nameOfLink(workspace: Workspace, { kind, id }: Link): Omit<Linkable, 'link'> {
  const { desk } = workspace;
  switch (kind) {
    case 'application': {
      const application = desk.applications.byId.get(id);
      const person = application && desk.persons.byId.get(application.person)?.name;
      const post = application && desk.requisitions.byId.get(application.requisition)?.title;
      return { name: person ?? namelessLabel(id), kind: post ?? m.tasks_about_candidate() };
    }
    case 'person':
      return { name: desk.persons.byId.get(id)?.name ?? namelessLabel(id), kind: m.tasks_about_candidate() };
    case 'requisition':
      return { name: desk.requisitions.byId.get(id)?.title ?? m.panel_requisition_unknown(), kind: m.tasks_about_requisition() };
    case 'risk':
      return { name: desk.risks.byId.get(id)?.title ?? m.tasks_link_unknown(), kind: m.tasks_about_risk() };
    case 'task':
      return { name: desk.tasks.byId.get(id)?.title ?? m.tasks_link_unknown(), kind: m.tasks_task() };
    case 'goal':
      return { name: desk.goals.byId.get(id)?.title ?? m.tasks_link_unknown(), kind: m.tasks_goal() };
    case 'decision':
      return { name: desk.decisions.byId.get(id)?.title ?? m.tasks_link_unknown(), kind: m.tasks_about_decision() };
  }
}

/** Where a link leads: the side panel of what it names, or null where that has none. */
export function linkPanel({ kind, id }: Link): (PanelTarget & { readonly id: string }) | null {
  return kind === 'application' || kind === 'person' || kind === 'requisition' || kind === 'task' ? { type: kind, id } : null;
}
