import type { Change, Desk } from '../../desk.ts';
import { mostRetroVotes, retroId } from '../../read/retro.ts';
import { retroPhases, retroTemplateKeys } from '../../records/retro.ts';
import type { RetroColumn, RetroPhase, RetroTemplate } from '../../records/retro.ts';
import type { Refusal } from '../../refusals.ts';
import { err, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import { phaseAfter } from '../../retro/phase.ts';
import { commit } from '../../write/commit.ts';
import { createPlan } from '../../write/plan.ts';
import { allOf, idOrNull, idShown, nameOf, numberOf, oneOf } from '../input.ts';
import { groupWith, openPhases, retroIn, theRetro } from './the-retro.ts';

export interface NewRetro {
  readonly template: RetroTemplate | null;
  readonly columns: readonly RetroColumn[];
  readonly votes: number;
  readonly anonymous: boolean;
}

const mostColumns = 6;

/** Begins the week's retro, or sets it up anew while cards are being written. */
export function setUpRetro(desk: Desk, fields: NewRetro): Result<Change, Refusal> {
  const retro = retroIn(desk, ['collect']);
  if (!retro.ok) return retro;
  const columns = columnsOf(fields?.columns);
  if (!columns.ok) return columns;
  const checked = allOf({ votes: numberOf('votes', fields.votes, 1, mostRetroVotes) });
  if (!checked.ok) return checked;
  const setup = {
    template: oneOf(retroTemplateKeys, fields.template),
    columns: columns.value,
    votes: checked.value.votes,
    anonymous: fields.anonymous === true,
    by: desk.user,
    at: desk.now(),
  };
  const plan = createPlan();
  const before = retro.value.setup;
  const same = (a: object | null): string => JSON.stringify({ ...a, by: null, at: null });
  if (same(before) !== same(setup)) plan.set('retro', retroId, 'setup', setup);
  return commit(desk, 'setUpRetro', plan);
}

function columnsOf(value: unknown): Result<readonly RetroColumn[], Refusal> {
  if (!Array.isArray(value) || value.length === 0) return err({ type: 'NothingChosen' });
  if (value.length > mostColumns) return err({ type: 'NumberOutOfRange', field: 'columns', least: 1, most: mostColumns });
  const columns = new Map<string, RetroColumn>();
  for (const column of value as readonly unknown[]) {
    const { id, title } = (column ?? {}) as Partial<RetroColumn>;
    const known = idOrNull(id);
    if (known === null || columns.has(known)) return err({ type: 'SettingGone', id: idShown(id) });
    const words = title === null || title === undefined ? ok(null) : nameOf('title', title, 60);
    if (!words.ok) return words;
    columns.set(known, { id: known, title: words.value });
  }
  return ok([...columns.values()]);
}

/**
 * Goes on to the next phase, or back to an earlier one; never back before the reveal. The reveal is not undone: what was published has been
 * read.
 */
export function moveRetroTo(desk: Desk, phase: RetroPhase): Result<Change, Refusal> {
  const live = theRetro(desk);
  if (!live.ok) return live;
  const retro = live.value.current;
  const to = oneOf(retroPhases, phase);
  const next = phaseAfter(retro.phase);
  const allowed = retro.revealed
    ? openPhases.slice(0, openPhases.indexOf(next as 'group') + 1 || undefined)
    : ['reveal' as const];
  if (to === null || retro.setup === null || !(allowed as readonly RetroPhase[]).includes(to)) {
    return err({ type: 'WrongPhase', phase: retro.phase, allowed });
  }
  const plan = createPlan();
  if (to !== retro.phase) {
    const act = { to, at: desk.now(), by: desk.user, after: retro.acts.map(({ id }) => id) };
    if (to === 'reveal') plan.setQuietly('retroAct', desk.newId(), 'act', act);
    else plan.set('retroAct', desk.newId(), 'act', act);
  }
  return commit(desk, 'moveRetroTo', plan);
}

/** Starts the timer of this phase anew, from now for everybody; null stops it. */
export function setRetroTimer(desk: Desk, minutes: number | null): Result<Change, Refusal> {
  const retro = retroIn(desk, retroPhases);
  if (!retro.ok) return retro;
  const plan = createPlan();
  if (minutes === null) {
    if (retro.value.timer !== null) plan.setQuietly('retro', retroId, 'timer', null);
  } else {
    const checked = numberOf('minutes', minutes, 0.5, 120, false);
    if (!checked.ok) return checked;
    const timer = { startedAt: desk.now(), ms: Math.round(checked.value * 60_000), phase: retro.value.phase };
    plan.setQuietly('retro', retroId, 'timer', timer);
  }
  return commit(desk, 'setRetroTimer', plan);
}

/** Says what is being discussed, for everybody. */
export function discussRetroGroup(desk: Desk, card: string): Result<Change, Refusal> {
  const retro = retroIn(desk, ['discuss', 'act', 'close']);
  if (!retro.ok) return retro;
  const group = groupWith(retro.value, card);
  if (!group.ok) return group;
  const plan = createPlan();
  if (retro.value.topic !== group.value.id) plan.setQuietly('retro', retroId, 'topic', group.value.id);
  return commit(desk, 'discussRetroGroup', plan);
}

/** Says that one is done with this phase, or not yet. */
export function setRetroReady(desk: Desk, on: boolean): Result<Change, Refusal> {
  const retro = retroIn(desk, retroPhases);
  if (!retro.ok) return retro;
  const plan = createPlan();
  if (retro.value.ready.has(desk.user) !== (on === true)) {
    plan.setQuietly('retroReady', desk.user, 'phase', on === true ? retro.value.phase : null);
  }
  return commit(desk, 'setRetroReady', plan);
}
