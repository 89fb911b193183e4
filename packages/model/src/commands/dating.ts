/** Facts of offers and arrivals that follow from what people do with a card, written in the same change. */
import type { Desk } from '../desk.ts';
import { keyDateOf, standingDateOf } from '../key-dates.ts';
import { keyDateKey } from '../read/application.ts';
import type { Application, KeyDate, KeyDateKind } from '../records/application.ts';
import type { OutcomeKey, StepKey } from '../records/stages.ts';
import type { Plan } from '../write/plan.ts';
import { noteOnBoard } from './notes.ts';
import type { FieldChange } from './notes.ts';

/** Who takes a step back this soon has not meant it: its date goes with it. */
const slipMs = 5 * 60_000;

const kindOfStep: Partial<Record<StepKey, KeyDateKind>> = {
  sent: 'offer-sent',
  accepted: 'offer-accepted',
  declined: 'offer-declined',
  arrived: 'arrived',
};

/** Steps that come after another one, rather than in its place. */
const followedBy: Partial<Record<StepKey, readonly StepKey[]>> = { sent: ['accepted', 'declined'], arrived: ['checklist'] };

/** A step that says what happened is dated now, unless that holds already. A step taken back within five minutes takes its date back. */
export function planStepDate(desk: Desk, plan: Plan, application: Application, step: StepKey | null): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  const { step: before } = application;
  const goneKind = before === null || (step !== null && followedBy[before]?.includes(step)) ? undefined : kindOfStep[before];
  const gone = goneKind === undefined ? null : planSlip(desk, plan, application, goneKind);
  if (gone !== null) changes.push(gone);
  const kind = step === null ? undefined : kindOfStep[step];
  if (kind !== undefined && standingDateOf(application, kind) === null) changes.push(planDateNow(desk, plan, application, kind));
  return changes;
}

/**
 * An outcome that says what happened is dated now, unless that holds already: who joined has arrived; who withdraws after accepting
 * reneges; and when the team rejects somebody who has an offer, it rescinds it.
 */
export function planOutcomeDate(desk: Desk, plan: Plan, application: Application, outcome: OutcomeKey): void {
  const kind = kindOfOutcome(application, outcome);
  if (kind === null) return;
  const change = planDateNow(desk, plan, application, kind);
  noteOnBoard(desk, plan, 'key-date', { application: application.id, changes: [change] });
}

function kindOfOutcome(application: Application, outcome: OutcomeKey): KeyDateKind | null {
  if (standingDateOf(application, 'arrived') !== null) return null;
  if (outcome === 'joined') return 'arrived';
  const hasAccepted = standingDateOf(application, 'offer-accepted') !== null;
  if (outcome === 'withdrawn') return hasAccepted ? 'reneged' : null;
  if (outcome !== 'rejected') return null;
  return hasAccepted || standingDateOf(application, 'offer-sent') !== null ? 'offer-rescinded' : null;
}

/** An outcome taken back within five minutes takes its date back. */
export function planOutcomeSlip(desk: Desk, plan: Plan, application: Application): void {
  const kinds = { joined: 'arrived', withdrawn: 'reneged', rejected: 'offer-rescinded', 'no-show': null } as const;
  const kind = application.outcome === null ? null : kinds[application.outcome];
  const gone = kind === null ? null : planSlip(desk, plan, application, kind);
  if (gone !== null) noteOnBoard(desk, plan, 'key-date', { application: application.id, changes: [gone] });
}

function planDateNow(desk: Desk, plan: Plan, application: Application, kind: KeyDateKind): FieldChange {
  const at = desk.now();
  planKeyDate(desk, plan, application, { kind, at, on: null });
  return { field: kind, before: keyDateOf(application, kind)?.at ?? null, after: at };
}

function planSlip(desk: Desk, plan: Plan, application: Application, kind: KeyDateKind): FieldChange | null {
  const date = keyDateOf(application, kind);
  // A date that somebody chose is not a slip.
  if (date === null || date.by !== desk.user || date.at !== date.notedAt || desk.now() - date.notedAt > slipMs) return null;
  plan.set('application', application.id, keyDateKey(date.id), null);
  return { field: kind, before: date.at, after: null };
}

export function planKeyDate(
  desk: Desk,
  plan: Plan,
  application: Application,
  { kind, at, on }: Pick<KeyDate, 'kind' | 'at' | 'on'>,
): void {
  const stored = { kind, at, ...(on !== null && { on }), notedAt: desk.now(), by: desk.user };
  plan.set('application', application.id, keyDateKey(desk.newId<'key-date'>()), stored);
}
