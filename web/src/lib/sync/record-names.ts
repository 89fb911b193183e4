import type { Desk } from '@muster/model';
import type { WaitingRecord } from './pill.ts';

/** What a person calls a record that waits. */
export interface NamedRecord {
  readonly key: string;
  readonly kind:
    | 'candidate'
    | 'requisition'
    | 'project'
    | 'cost'
    | 'risk'
    | 'decision'
    | 'announcement'
    | 'charter'
    | 'task'
    | 'goal'
    | 'milestone'
    | 'settings';
  /** null: it has no name on this device. */
  readonly name: string | null;
}

type Names = Pick<
  Desk,
  | 'applications'
  | 'persons'
  | 'requisitions'
  | 'projects'
  | 'interviews'
  | 'risks'
  | 'decisions'
  | 'announcements'
  | 'tasks'
  | 'goals'
  | 'milestones'
>;

/** The records in the words of the field, each once: an application and its person are one candidate. */
export function namedRecords(records: readonly WaitingRecord[], names: Names): NamedRecord[] {
  const found = new Map<string, NamedRecord>();
  for (const record of records) {
    const named = nameOf(record, names);
    if (named !== null) found.set(named.key, named);
  }
  return [...found.values()];
}

function nameOf({ root, id }: WaitingRecord, names: Names): NamedRecord | null {
  switch (root) {
    case 'applications':
      return candidate(names.applications.byId.get(id)?.person ?? id, names);
    case 'interviews': {
      // An interview is about its candidate.
      const application = names.interviews.byId.get(id)?.application ?? id;
      return candidate(names.applications.byId.get(application)?.person ?? application, names);
    }
    case 'costs':
      return { key: `cost ${id}`, kind: 'cost', name: null };
    case 'persons':
    case 'contacts':
      return candidate(id, names);
    case 'requisitions':
      return requisition(id, names);
    case 'openings':
      // `{requisition}-{n}`
      return requisition(id.slice(0, id.lastIndexOf('-')), names);
    case 'tasks':
      return { key: `task ${id}`, kind: 'task', name: names.tasks.byId.get(id)?.title ?? null };
    case 'occurrences': {
      // `{task}~{n}`
      const task = id.split('~', 1)[0] ?? id;
      return { key: `task ${task}`, kind: 'task', name: names.tasks.byId.get(task)?.title ?? null };
    }
    case 'goals':
      return { key: `goal ${id}`, kind: 'goal', name: names.goals.byId.get(id)?.title ?? null };
    case 'milestones':
      return { key: `milestone ${id}`, kind: 'milestone', name: names.milestones.byId.get(id)?.title ?? null };
    case 'projects':
      return { key: `project ${id}`, kind: 'project', name: names.projects.byId.get(id)?.name ?? null };
    case 'risks':
      return { key: `risk ${id}`, kind: 'risk', name: names.risks.byId.get(id)?.title ?? null };
    case 'decisions':
      return { key: `decision ${id}`, kind: 'decision', name: names.decisions.byId.get(id)?.title ?? null };
    case 'announcements':
      return { key: `announcement ${id}`, kind: 'announcement', name: names.announcements.byId.get(id)?.title ?? null };
    case 'charter':
    case 'charterGoal':
    case 'charterScope':
    case 'charterOutOfScope':
    case 'kickoff':
    case 'budget':
      return { key: 'charter', kind: 'charter', name: null };
    case 'activity':
      return null;
    default:
      return { key: 'settings', kind: 'settings', name: null };
  }
}

const candidate = (person: string, { persons }: Names): NamedRecord => ({
  key: `candidate ${person}`,
  kind: 'candidate',
  name: persons.byId.get(person)?.name ?? null,
});

const requisition = (id: string, { requisitions }: Names): NamedRecord => ({
  key: `requisition ${id}`,
  kind: 'requisition',
  name: requisitions.byId.get(id)?.title ?? null,
});
