import type { Change, Desk } from '../desk.ts';
import type { ApplicationId, KeyDateId } from '../ids.ts';
import { keyDateOf } from '../key-dates.ts';
import { keyDateKey } from '../read/application.ts';
import { keyDateKinds } from '../records/application.ts';
import type { Application, KeyDate, KeyDateKind } from '../records/application.ts';
import type { ApplicationStageKey, StepKey } from '../records/stages.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { theApplication } from './chosen.ts';
import { planKeyDate } from './dating.ts';
import { allOf, dayOrNull, idShown, instantOf, oneOf } from './input.ts';
import { noteOnBoard } from './notes.ts';

export interface NewKeyDate {
  readonly kind: KeyDateKind;
  /** When it happened, milliseconds since 1970; may not lie ahead. */
  readonly at: number;
  /** For `start-planned`: the day agreed. */
  readonly on?: string;
}

/**
 * Says when something happened to an offer or after it, or corrects what was said before. A card that stands before the step that
 * says the same goes to that step. [M4]
 */
export function noteKeyDate(desk: Desk, id: ApplicationId, fields: NewKeyDate): Result<Change, Refusal> {
  const application = theApplication(desk, id);
  if (!application.ok) return application;
  const checked = checkKeyDate(desk, fields);
  if (!checked.ok) return checked;
  const { kind, at, on } = checked.value;
  const plan = createPlan();
  const known = keyDateOf(application.value, kind);
  if (known === null || (kind === 'start-planned' ? known.on !== on : known.at !== at)) {
    planKeyDate(desk, plan, application.value, { kind, at, on });
    const [before, after] = kind === 'start-planned' ? [known?.on ?? null, on] : [known?.at ?? null, at];
    const changes = [{ field: kind as string, before: before as unknown, after: after as unknown }];
    const step = stepAfter(application.value, kind);
    if (step !== null) {
      plan.set('application', id, 'step', { move: application.value.head.id, value: step });
      changes.push({ field: 'step', before: application.value.step, after: step });
    }
    noteOnBoard(desk, plan, 'key-date', { application: id, changes });
  }
  return commit(desk, 'noteKeyDate', plan);
}

/**
 * Takes a fact back, together with what was thought before it of the same kind. Of planned starts only the one named: every other was
 * agreed in its own time.
 */
export function clearKeyDate(desk: Desk, id: ApplicationId, date: KeyDateId): Result<Change, Refusal> {
  const application = theApplication(desk, id);
  if (!application.ok) return application;
  const { keyDates } = application.value;
  const wanted = keyDates.find((each) => each.id === date);
  if (wanted === undefined) return err({ type: 'KeyDateGone', id: idShown(date) });
  const plan = createPlan();
  for (const each of keyDates) {
    if (each === wanted || (each.kind === wanted.kind && each.kind !== 'start-planned'))
      plan.set('application', id, keyDateKey(each.id), null);
  }
  noteOnBoard(desk, plan, 'key-date', {
    application: id,
    changes: [{ field: wanted.kind, before: wanted.on ?? wanted.at, after: null }],
  });
  return commit(desk, 'clearKeyDate', plan);
}

function checkKeyDate(desk: Desk, fields: NewKeyDate): Result<Pick<KeyDate, 'kind' | 'at' | 'on'>, Refusal> {
  const kind = oneOf(keyDateKinds, fields?.kind);
  if (kind === null) return err({ type: 'SettingGone', id: idShown(fields?.kind) });
  const checked = allOf({ at: instantOf(kind, fields.at), on: kind === 'start-planned' ? dayOrNull(kind, fields.on) : ok(null) });
  if (!checked.ok) return checked;
  const { at, on } = checked.value;
  if (at > desk.now()) return err({ type: 'InFuture', field: kind });
  if (kind === 'start-planned' && on === null) return err({ type: 'DayMissing', field: kind });
  return ok({ kind, at, on });
}

/** Where a card stands once this has happened, if it stood before that within the same stage. */
const stepOfKind: Partial<
  Record<KeyDateKind, { readonly stage: ApplicationStageKey; readonly step: StepKey; readonly from: readonly (StepKey | null)[] }>
> = {
  'offer-sent': { stage: 'offer', step: 'sent', from: [null, 'to-approve'] },
  'offer-accepted': { stage: 'offer', step: 'accepted', from: [null, 'to-approve', 'sent'] },
  'offer-declined': { stage: 'offer', step: 'declined', from: [null, 'to-approve', 'sent'] },
  arrived: { stage: 'onboarding', step: 'arrived', from: [null, 'due', 'no-show'] },
};

function stepAfter({ stage, step, outcome }: Application, kind: KeyDateKind): StepKey | null {
  const wanted = stepOfKind[kind];
  return wanted !== undefined && outcome === null && wanted.stage === stage && wanted.from.includes(step) ? wanted.step : null;
}
