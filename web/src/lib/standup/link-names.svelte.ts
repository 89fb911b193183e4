import type { StandupLink, StandupLinkKind } from '@muster/model';
import { namelessLabel } from '#lib/access/nameless.ts';
import { pagePath } from '#lib/frame/pages.ts';
import { panelHref } from '#lib/panel/panel-address.ts';
import { recordsOf } from '#lib/panel/records.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import { fromLive } from '#lib/reactivity/from-live.svelte.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';

/** What a line is linked with, as this reader may see it. */
export interface NamedLink {
  readonly link: StandupLink;
  readonly name: string;
  /** What stands beside the name in a list: of a candidate the post. */
  readonly beside: string;
  /** Where it opens; null: it was deleted, or is not here. */
  readonly href: string | null;
  /** A task is done, a risk closed. */
  readonly settled: boolean;
}

const mostFound = 8;

/** Names of linked records, and looking for records to link. Everything is reactive. */
export function linkNames(workspace: Workspace) {
  const { desk } = workspace;
  const records = recordsOf(desk);
  const tasks = fromLive(desk.tasks);
  const risks = fromLive(desk.risks);

  function named(link: StandupLink): NamedLink {
    const { kind, id } = link;
    const nobody = { link, beside: '', href: null, settled: false };
    switch (kind) {
      case 'application': {
        const application = records.applications.get(id);
        if (application === undefined) return { ...nobody, name: namelessLabel(id) };
        const name = records.persons.get(application.person)?.name ?? namelessLabel(id);
        const beside = records.requisitions.get(application.requisition)?.title ?? '';
        const href = application.deletedAt === null ? panelHref({ type: 'application', id }) : null;
        return { ...nobody, name, beside, href };
      }
      case 'requisition': {
        const requisition = records.requisitions.get(id);
        if (requisition === undefined) return { ...nobody, name: m.panel_requisition_unknown() };
        const { title, department, deletedAt } = requisition;
        return {
          ...nobody,
          name: title,
          beside: department,
          href: deletedAt === null ? panelHref({ type: 'requisition', id }) : null,
        };
      }
      case 'task': {
        const task = tasks.get(id);
        if (task === undefined || task.deletedAt !== null) return { ...nobody, name: m.standup_task_gone() };
        return { ...nobody, name: task.title, href: panelHref({ type: 'task', id }), settled: task.status === 'done' };
      }
      case 'risk': {
        const risk = risks.get(id);
        if (risk === undefined || risk.deletedAt !== null) return { ...nobody, name: m.standup_risk_gone() };
        const href = `${pagePath(workspace.team, workspace.project, 'project')}?${new URLSearchParams({ part: 'risks', open: id })}`;
        return { ...nobody, name: risk.title, href, settled: risk.status === 'closed' };
      }
    }
  }

  /** Records of these kinds in whose name all the words occur; those that begin so come first. */
  function find(kinds: readonly StandupLinkKind[], query: string): readonly NamedLink[] {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const found: { readonly rank: number; readonly link: NamedLink }[] = [];
    for (const kind of kinds) {
      for (const { id, deletedAt } of all(kind)) {
        if (deletedAt !== null) continue;
        const link = named({ kind, id });
        const name = `${link.name} ${link.beside}`.toLowerCase();
        if (!words.every((word) => name.includes(word))) continue;
        const isFirst = words[0] === undefined || name.startsWith(words[0]);
        found.push({ rank: (isFirst ? 0 : 1) + (link.settled ? 2 : 0), link });
        if (found.length > 500) break;
      }
    }
    return found
      .sort((a, b) => a.rank - b.rank || a.link.name.localeCompare(b.link.name))
      .slice(0, mostFound)
      .map(({ link }) => link);
  }

  const all = (kind: StandupLinkKind): Iterable<{ readonly id: string; readonly deletedAt: number | null }> => {
    if (kind === 'application') return desk.applications.byId.values();
    if (kind === 'requisition') return desk.requisitions.byId.values();
    return kind === 'task' ? desk.tasks.byId.values() : desk.risks.byId.values();
  };

  return { named, find };
}
export type LinkNames = ReturnType<typeof linkNames>;
