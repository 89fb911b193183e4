import type { Change, Desk } from '../../desk.ts';
import { liveRetro, liveRetroDrafts } from '../../live/retro.ts';
import type { RetroDraft, RetroSetup } from '../../records/retro.ts';
import type { Refusal } from '../../refusals.ts';
import { err, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import { commit } from '../../write/commit.ts';
import { createPlan } from '../../write/plan.ts';
import type { Plan } from '../../write/plan.ts';
import { Y } from '../../yjs.ts';
import { idOrNull, idShown, nameOf } from '../input.ts';
import type { Made } from '../made.ts';
import { groupWith, openPhases, retroIn, theRetro } from './the-retro.ts';

export const mostCardLetters = 1000;

/** Which week of which project a draft is for. */
export const retroKey = (project: string, week: string): string => `${project}/${week}`;

/**
 * Writes a card. Until the reveal it stands in one's own document, which nobody else receives; afterwards it is there for all at once, and
 * late.
 */
export function addRetroCard(
  desk: Desk,
  fields: { readonly retro: string; readonly column: string; readonly text: string },
): Result<Made<string>, Refusal> {
  const live = theRetro(desk);
  if (!live.ok) return live;
  const { setup, revealed, phase, columns } = live.value.current;
  if (setup === null) return err({ type: 'WrongPhase', phase, allowed: ['collect'] });
  const text = nameOf('text', fields?.text, mostCardLetters);
  if (!text.ok) return text;
  const retro = idOrNull(fields.retro);
  const column = columns.find(({ id }) => id === fields.column);
  if (column === undefined || retro === null) return err({ type: 'SettingGone', id: idShown(fields.column) });
  const plan = createPlan();
  const id = desk.newId<'retro-card'>();
  if (revealed) planCopy(desk, plan, { card: id, column: column.id, at: desk.now(), text: text.value, late: true, setup });
  else {
    const fieldsOfDraft = { retro, column: column.id, createdAt: desk.now(), ...(setup.anonymous && { anonymous: true }) };
    plan.create('retroDraft', id, fieldsOfDraft, { text: text.value });
  }
  const change = commit(desk, 'addRetroCard', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}

interface Publication {
  readonly card: string;
  readonly column: string;
  readonly at: number;
  readonly text: string;
  readonly late: boolean;
  readonly setup: Pick<RetroSetup, 'anonymous'>;
}

function planCopy(desk: Desk, plan: Plan, { card, column, at, text, late, setup }: Publication): void {
  const named = setup.anonymous ? {} : { by: desk.user, at };
  plan.create('retroCopy', desk.newId(), { card, column, ...named, ...(late && { late: true }), first: text }, { text });
}

/**
 * Publishes one's own cards once the retro is revealed: those that no device of one's own has published yet. Several devices may do so at
 * once; every reader then shows one copy.
 */
export function publishRetroCards(desk: Desk, retro: string): Result<Change, Refusal> {
  const open = retroIn(desk, openPhases);
  if (!open.ok) return open;
  const published = publishedCards(desk);
  const plan = createPlan();
  for (const draft of ownRetroDrafts(desk, retro)) {
    const text = retroDraftText(desk, draft.id)?.toJSON().trim() ?? '';
    if (text === '' || published.has(draft.id)) continue;
    planCopy(desk, plan, {
      card: draft.id,
      column: draft.column,
      at: draft.createdAt,
      text,
      late: open.value.phase !== 'reveal',
      setup: { anonymous: draft.anonymous || open.value.setup?.anonymous === true },
    });
  }
  return commit(desk, 'publishRetroCards', plan);
}

function publishedCards(desk: Desk): ReadonlyMap<string, readonly string[]> {
  const published = new Map<string, string[]>();
  desk.documents.week?.getMap<unknown>('retroCards').forEach((record) => {
    if (!(record instanceof Y.Map)) return;
    const [card, first] = [record.get('card'), record.get('first')] as readonly unknown[];
    if (typeof card === 'string') published.set(card, [...(published.get(card) ?? []), typeof first === 'string' ? first : '']);
  });
  return published;
}

/** One's own cards of a retro, as one wrote them, oldest first; deleted ones left out. */
export function ownRetroDrafts(desk: Desk, retro: string): readonly RetroDraft[] {
  const user = desk.documents.user ?? null;
  if (user === null) return [];
  return [...liveRetroDrafts(user).byId.values()]
    .filter((draft) => draft.retro === retro && draft.deletedAt === null)
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

/** Own cards whose words never were published: written on another device that was away when this one published an older wording. */
export const unpublishedRetroDrafts = (desk: Desk, retro: string): readonly RetroDraft[] => {
  const published = publishedCards(desk);
  return ownRetroDrafts(desk, retro).filter(({ id }) => {
    const text = retroDraftText(desk, id)?.toJSON().trim() ?? '';
    const firsts = published.get(id);
    return text !== '' && firsts !== undefined && !firsts.includes(text);
  });
};

/** Adds such words as a late card of their own; what was published stays as it is. */
export function publishLeftRetroDraft(desk: Desk, id: string): Result<Change, Refusal> {
  const open = retroIn(desk, openPhases);
  if (!open.ok) return open;
  const draft = ownDraft(desk, id);
  if (!draft.ok) return draft;
  const { column, createdAt: at, anonymous } = draft.value;
  const text = nameOf('text', retroDraftText(desk, draft.value.id)?.toJSON(), mostCardLetters);
  if (!text.ok) return text;
  const setup = { anonymous: anonymous || open.value.setup?.anonymous === true };
  const plan = createPlan();
  planCopy(desk, plan, { card: desk.newId(), column, at, text: text.value, late: true, setup });
  plan.set('retroDraft', draft.value.id, 'deletedAt', desk.now());
  return commit(desk, 'addRetroCard', plan);
}

/** The text of an own card that is not published yet, or null when there is none to edit. */
export function retroDraftText({ documents }: Pick<Desk, 'documents'>, id: string): Y.Text | null {
  const record = documents.user?.getMap<unknown>('retroCards').get(id);
  const text: unknown = record instanceof Y.Map ? record.get('text') : null;
  return text instanceof Y.Text ? text : null;
}

/** Puts a card, or a whole group, into another column. */
export function moveRetroCard(desk: Desk, card: string, column: string): Result<Change, Refusal> {
  const live = theRetro(desk);
  if (!live.ok) return live;
  const retro = live.value.current;
  const to = retro.columns.find(({ id }) => id === column);
  if (to === undefined) return err({ type: 'SettingGone', id: idShown(column) });
  const plan = createPlan();
  if (!retro.revealed) {
    const draft = ownDraft(desk, card);
    if (!draft.ok) return draft;
    if (draft.value.column !== to.id) plan.set('retroDraft', draft.value.id, 'column', to.id);
    return commit(desk, 'moveRetroCard', plan);
  }
  const group = groupWith(retro, card);
  if (!group.ok) return group;
  const moved = group.value.id === card ? group.value.cards : group.value.cards.filter(({ id }) => id === card);
  for (const { id, column: from } of moved) if (from !== to.id) plan.set('retroPlace', id, 'column', to.id);
  return commit(desk, 'moveRetroCard', plan);
}

/** Takes a card away, softly; of a group that one card, the others stay together. */
export function removeRetroCard(desk: Desk, card: string): Result<Change, Refusal> {
  const live = theRetro(desk);
  if (!live.ok) return live;
  const retro = live.value.current;
  const plan = createPlan();
  const { store, id } = { store: retro.revealed ? ('retroPlace' as const) : ('retroDraft' as const), id: idShown(card) };
  const there = retro.revealed ? groupWith(retro, card) : ownDraft(desk, card);
  if (!there.ok) return there;
  plan.set(store, id, 'deletedAt', desk.now());
  plan.set(store, id, 'deletedBy', desk.user);
  return commit(desk, 'removeRetroCard', plan);
}

function ownDraft(desk: Desk, id: string): Result<RetroDraft, Refusal> {
  const user = desk.documents.user ?? null;
  const draft = user === null ? undefined : liveRetroDrafts(user).byId.get(id);
  return draft === undefined || draft.deletedAt !== null ? err({ type: 'CardGone', id: idShown(id) }) : ok(draft);
}

/** The co-edited text of a published card, or null when there is none to edit. */
export const retroText = ({ documents }: Pick<Desk, 'documents'>, copy: string): Y.Text | null =>
  documents.week === undefined || documents.week === null ? null : liveRetro(documents.week).text(copy);
