import type { Desk, RecordKind } from '../desk.ts';
import type { DocumentKind } from '../refusals.ts';
import type { Y } from '../yjs.ts';

interface Store {
  readonly document: DocumentKind;
  readonly root: string;
  /** Plain values under `{id}.{field}` instead of a map per record. */
  readonly flat: boolean;
  /** No records but one root Y.Text for each fixed id, named `{root}:{id}`: nobody makes it, so two first writers lose nothing. */
  readonly texts?: true;
  readonly kind: RecordKind;
}

/** Where each kind of record is written (SPEC.md 'Documents'). */
export const stores = {
  project: { document: 'space', root: 'projects', flat: false, kind: 'project' },
  channel: { document: 'space', root: 'channels', flat: true, kind: 'setting' },
  profile: { document: 'space', root: 'profiles', flat: true, kind: 'member' },
  member: { document: 'settings', root: 'members', flat: true, kind: 'member' },
  duty: { document: 'settings', root: 'duties', flat: true, kind: 'setting' },
  accepted: { document: 'space', root: 'accepted', flat: true, kind: 'setting' },
  raci: { document: 'settings', root: 'raci', flat: true, kind: 'setting' },
  stage: { document: 'settings', root: 'stages', flat: true, kind: 'setting' },
  reason: { document: 'settings', root: 'reasons', flat: true, kind: 'setting' },
  team: { document: 'settings', root: 'team', flat: true, kind: 'setting' },
  targets: { document: 'settings', root: 'targets', flat: true, kind: 'setting' },
  requisition: { document: 'board', root: 'requisitions', flat: false, kind: 'requisition' },
  opening: { document: 'board', root: 'openings', flat: true, kind: 'requisition' },
  application: { document: 'board', root: 'applications', flat: false, kind: 'application' },
  risk: { document: 'board', root: 'risks', flat: false, kind: 'risk' },
  decision: { document: 'board', root: 'decisions', flat: false, kind: 'decision' },
  charter: { document: 'board', root: 'charter', flat: true, kind: 'charter' },
  kickoff: { document: 'board', root: 'kickoff', flat: true, kind: 'charter' },
  budget: { document: 'private', root: 'budget', flat: true, kind: 'charter' },
  announcement: { document: 'space', root: 'announcements', flat: false, kind: 'announcement' },
  task: { document: 'board', root: 'tasks', flat: false, kind: 'task' },
  occurrence: { document: 'board', root: 'occurrences', flat: true, kind: 'task' },
  goal: { document: 'board', root: 'goals', flat: false, kind: 'goal' },
  milestone: { document: 'board', root: 'milestones', flat: false, kind: 'milestone' },
  person: { document: 'people', root: 'persons', flat: false, kind: 'person' },
  contact: { document: 'private', root: 'contacts', flat: true, kind: 'contact' },
  cost: { document: 'private', root: 'costs', flat: false, kind: 'cost' },
  interview: { document: 'interviews', root: 'interviews', flat: false, kind: 'interview' },
  summaryText: { document: 'month', root: 'summary', flat: false, texts: true, kind: 'summary' },
  summaryAct: { document: 'month', root: 'summaryActs', flat: true, kind: 'summary' },
  summaryCosts: { document: 'private', root: 'summaryCosts', flat: true, kind: 'summary' },
  summary: { document: 'space', root: 'summaries', flat: true, kind: 'summary' },
  retro: { document: 'week', root: 'retro', flat: true, kind: 'retro' },
  retroAct: { document: 'week', root: 'retroActs', flat: true, kind: 'retro' },
  retroDraft: { document: 'user', root: 'retroCards', flat: false, kind: 'retro' },
  retroCopy: { document: 'week', root: 'retroCards', flat: false, kind: 'retro' },
  retroPlace: { document: 'week', root: 'retroPlaces', flat: true, kind: 'retro' },
  retroVote: { document: 'week', root: 'retroVotes', flat: true, kind: 'retro' },
  retroAction: { document: 'week', root: 'retroActions', flat: false, kind: 'retro' },
  retroReady: { document: 'week', root: 'retroReady', flat: true, kind: 'retro' },
  standupLine: { document: 'week', root: 'standupLines', flat: false, kind: 'standup' },
  standupReport: { document: 'week', root: 'standupReports', flat: true, kind: 'standup' },
  meetingAct: { document: 'week', root: 'standupActs', flat: false, kind: 'standup' },
  secret: { document: 'private', root: 'secrets', flat: true, kind: 'setting' },
} as const satisfies Record<string, Store>;

export type StoreName = keyof typeof stores;
/** Stores whose records are made once, by one creator. */
export type RecordStoreName = { [Name in StoreName]: (typeof stores)[Name]['flat'] extends false ? Name : never }[StoreName];

/** Whether a store is of root texts. */
export const isOfTexts = (store: StoreName): boolean => (stores[store] as Store).texts === true;

/** The document that a kind of record stands in, or null where this desk has none. */
export const docOf = ({ documents }: Pick<Desk, 'documents'>, store: StoreName): Y.Doc | null =>
  documents[stores[store].document] ?? null;
