import type { Change, Desk } from '../../desk.ts';
import { liveSummaryActs, summaryText } from '../../live/summary.ts';
import { summaryEntryId, valuesOf } from '../../read/summary.ts';
import { summarySections } from '../../records/summary.ts';
import type { SummaryAct, SummarySection, SummaryValues } from '../../records/summary.ts';
import type { Refusal } from '../../refusals.ts';
import { err, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import { frozenBy } from '../../summary/standing.ts';
import { commit } from '../../write/commit.ts';
import { createPlan } from '../../write/plan.ts';
import type { Plan } from '../../write/plan.ts';
import type { Y } from '../../yjs.ts';
import { idOrNull, idShown, textOf } from '../input.ts';

/** Of which project and month: the document itself does not say. */
export interface SummaryOf {
  readonly project: string;
  readonly month: string;
}

const mostValues = 2000;
const mostLetters = 20_000;

/** Adds drafted words to sections, below what stands there. */
export function draftSummary(desk: Desk, drafts: Readonly<Partial<Record<SummarySection, string>>>): Result<Change, Refusal> {
  const month = openMonth(desk);
  if (!month.ok) return month;
  const plan = createPlan();
  for (const section of summarySections) {
    const draft = textOf('text', drafts?.[section] ?? '', mostLetters);
    if (!draft.ok) return draft;
    if (draft.value === '') continue;
    const before = summaryText(month.value, section).toJSON();
    plan.append('summaryText', section, 'text', before.trim() === '' ? draft.value : `\n\n${draft.value}`);
  }
  return commit(desk, 'draftSummary', plan);
}

/**
 * Keeps the summary as it is now: its words, and the values of this day. Cost figures go into the restricted document, under the id of
 * the freeze, if its author may write there; the month's document is read by people who may not know them.
 */
export function freezeSummary(
  desk: Desk,
  of: SummaryOf,
  figures: { readonly values: SummaryValues; readonly costs: SummaryValues | null },
): Result<Change, Refusal> {
  const month = openMonth(desk);
  if (!month.ok) return month;
  const entry = entryOf(of);
  if (!entry.ok) return entry;
  const values = checkedValues(figures?.values);
  if (!values.ok) return values;
  const costs = figures.costs === null || figures.costs === undefined ? ok(null) : checkedValues(figures.costs);
  if (!costs.ok) return costs;
  const texts = Object.fromEntries(summarySections.map((section) => [section, summaryText(month.value, section).toJSON()]));
  const plan = createPlan();
  const id = planAct(desk, plan, month.value, { type: 'freeze', values: values.value, texts });
  if (costs.value !== null && desk.writable('private')) plan.set('summaryCosts', id, 'values', costs.value);
  plan.set('summary', entry.value, 'frozenAt', desk.now());
  plan.set('summary', entry.value, 'by', desk.user);
  return commit(desk, 'freezeSummary', plan);
}

/** Opens a frozen summary again; what was frozen stays in its history. */
export function unfreezeSummary(desk: Desk, of: SummaryOf): Result<Change, Refusal> {
  const month = desk.documents.month ?? null;
  if (month === null) return err({ type: 'NotAllowed', document: 'month' });
  const entry = entryOf(of);
  if (!entry.ok) return entry;
  const plan = createPlan();
  if (frozenBy(liveSummaryActs(month).byId.values()) !== null) {
    planAct(desk, plan, month, { type: 'unfreeze' });
    plan.set('summary', entry.value, 'frozenAt', null);
    plan.set('summary', entry.value, 'by', null);
  }
  return commit(desk, 'unfreezeSummary', plan);
}

function openMonth(desk: Desk): Result<Y.Doc, Refusal> {
  const month = desk.documents.month ?? null;
  if (month === null) return err({ type: 'NotAllowed', document: 'month' });
  return frozenBy(liveSummaryActs(month).byId.values()) === null ? ok(month) : err({ type: 'SummaryFrozen' });
}

function planAct(desk: Desk, plan: Plan, month: Y.Doc, act: Partial<SummaryAct> & Pick<SummaryAct, 'type'>): string {
  const id = desk.newId<'summary-act'>();
  const after = [...liveSummaryActs(month).byId.keys()].sort();
  plan.set('summaryAct', id, 'act', { ...act, at: desk.now(), by: desk.user, after });
  return id;
}

function entryOf(of: SummaryOf): Result<string, Refusal> {
  const [project, month] = [idOrNull(of?.project), idOrNull(of?.month)];
  if (project === null || month === null || !/^\d{4}-\d\d$/.test(month))
    return err({ type: 'SettingGone', id: idShown(of?.month) });
  return ok(summaryEntryId(project, month));
}

function checkedValues(values: unknown): Result<SummaryValues, Refusal> {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return err({ type: 'NothingChosen' });
  const read: SummaryValues = { ...valuesOf(values as Readonly<Record<string, unknown>>) };
  const count = Object.keys(read).length;
  if (count > mostValues) return err({ type: 'NumberOutOfRange', field: 'values', least: 0, most: mostValues });
  const words = Object.entries(read).map(([key, value]) => [
    key.toWellFormed(),
    typeof value === 'string' ? value.toWellFormed().slice(0, 500) : value,
  ]);
  return ok(Object.fromEntries(words) as SummaryValues);
}
