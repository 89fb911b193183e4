import type { Desk, Link, LinkKind } from '@muster/model';
import { bestOf, wordsOf } from '#lib/frame/palette.ts';
import * as m from '#lib/paraglide/messages.js';

type Linked = Pick<Desk, 'applications' | 'persons' | 'requisitions' | 'tasks' | 'goals' | 'risks' | 'decisions'>;

const kinds: Record<LinkKind, () => string> = {
  application: m.project_link_candidate,
  person: m.project_link_candidate,
  requisition: m.project_link_requisition,
  task: m.project_link_task,
  goal: m.project_link_goal,
  risk: m.project_risk,
  decision: m.project_decision,
};
export const linkKindLabel = (kind: LinkKind): string => kinds[kind]();

/** What a linked record is called here; null when it is gone, or may not be read. */
export function linkName(desk: Linked, { kind, id }: Link): string | null {
  const there = <T extends { readonly deletedAt: number | null }>(record: T | undefined): T | undefined =>
    record === undefined || record.deletedAt !== null ? undefined : record;
  switch (kind) {
    case 'application':
      return there(desk.persons.byId.get(there(desk.applications.byId.get(id))?.person ?? ''))?.name ?? null;
    case 'person':
      return there(desk.persons.byId.get(id))?.name ?? null;
    case 'requisition':
      return there(desk.requisitions.byId.get(id))?.title ?? null;
    case 'task':
      return there(desk.tasks.byId.get(id))?.title ?? null;
    case 'goal':
      return there(desk.goals.byId.get(id))?.title ?? null;
    case 'risk':
      return there(desk.risks.byId.get(id))?.title ?? null;
    case 'decision':
      return there(desk.decisions.byId.get(id))?.title ?? null;
  }
}

/** What of the query an address needs to show a linked record on the project page. */
export const linkQuery = ({ kind, id }: Link): Readonly<Record<string, string | null>> => ({
  ...{ person: null, application: null, requisition: null, task: null, goal: null, open: null },
  ...(kind === 'risk' || kind === 'decision' ? { part: `${kind}s`, open: id } : { [kind]: id }),
});

interface Found extends Link {
  readonly name: string;
}

/** Records that answer a search, at most `limit` of each kind. Of what may be read here only. */
export function findLinks(desk: Linked, search: string, limit = 5): readonly Found[] {
  const words = wordsOf(search);
  const of = <T extends { readonly id: string; readonly deletedAt: number | null }>(
    kind: LinkKind,
    records: ReadonlyMap<string, T>,
    name: (record: T) => string,
  ): readonly Found[] => {
    const there = [...records.values()].filter(({ deletedAt }) => deletedAt === null);
    return bestOf(there, name, words, limit).map((record) => ({ kind, id: record.id, name: name(record) }));
  };
  return [
    ...of('requisition', desk.requisitions.byId, ({ title }) => title),
    ...(words.length === 0 ? [] : of('person', desk.persons.byId, ({ name }) => name)),
    ...of('risk', desk.risks.byId, ({ title }) => title),
    ...of('decision', desk.decisions.byId, ({ title }) => title),
    ...of('goal', desk.goals.byId, ({ title }) => title),
  ];
}
