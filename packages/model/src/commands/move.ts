import type { Change, Desk } from '../desk.ts';
import type { ApplicationId } from '../ids.ts';
import type { Place } from '../place.ts';
import type { Application } from '../records/application.ts';
import { applicationStageKeys } from '../records/stages.ts';
import type { ApplicationStageKey } from '../records/stages.ts';
import type { Refusal } from '../refusals.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import { isOnBoard } from '../live/columns.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { headsOf, newMove } from './appending.ts';
import { theApplications } from './chosen.ts';
import { planOutcomeSlip } from './dating.ts';
import { idShown, oneOf } from './input.ts';
import { placeIn } from './placing.ts';
import type { Column, Placing } from './placing.ts';

/**
 * Moves cards to a stage, to one place, in the given order; takes cards with an outcome back onto the board. A card that
 * stands in the stage already, undisputed, is only put to the place. [M4, M5]
 */
export function moveApplications(
  desk: Desk,
  ids: readonly ApplicationId[],
  to: { stage: ApplicationStageKey; place?: Place<ApplicationId> },
): Result<Change, Refusal> {
  const chosen = theApplications(desk, ids);
  if (!chosen.ok) return chosen;
  const stage = oneOf(applicationStageKeys, to.stage);
  if (stage === null) return err({ type: 'SettingGone', id: idShown(to.stage) });
  const moving = chosen.value;
  const place = to.place ?? 'top';
  if (moving.length === 1 && standsThere(desk, moving[0] as Application, stage, place)) return err({ type: 'NothingChanged' });

  const plan = createPlan();
  const { ranks, rekeyed } = placeInStage(desk, stage, new Set(moving.map(({ id }) => id)), place);
  moving.forEach((application, index) => {
    const rank = ranks[index] as string;
    const heads = headsOf(application);
    const staysInStage = application.stage === stage && isOnBoard(application) && heads.length === 1;
    if (staysInStage) plan.set('application', application.id, 'place', { move: application.head.id, rank });
    else {
      plan.move(application.id, newMove(desk, { stage, rank, after: heads }));
      planOutcomeSlip(desk, plan, application);
    }
  });
  rekey(desk, plan, rekeyed);
  return commit(desk, 'moveApplications', plan);
}

/** Ranks for cards that come to a place in a column. */
export function placeInStage(
  desk: Desk,
  stage: ApplicationStageKey,
  moving: ReadonlySet<ApplicationId>,
  place: Place<ApplicationId>,
): Placing {
  return placeIn(columnOf(desk, stage), moving, place, () => desk.random());
}

/** Puts cards that stood too close apart: tidying, so undo leaves it. */
export function rekey(desk: Desk, plan: Plan, rekeyed: Placing['rekeyed']): void {
  for (const { id, rank } of rekeyed) {
    const head = desk.applications.byId.get(id)?.head;
    if (head !== undefined) plan.setQuietly('application', id, 'place', { move: head.id, rank });
  }
}

function columnOf(desk: Desk, stage: ApplicationStageKey): Column {
  const ids = desk.columns.inStage(stage);
  return {
    length: ids.length,
    at: (index) => desk.applications.byId.get(ids[index] as string) as Application,
    indexOf: (id) => {
      const application = desk.applications.byId.get(id);
      return application !== undefined && application.stage === stage && isOnBoard(application)
        ? desk.columns.indexOf(application)
        : null;
    },
  };
}

function standsThere(desk: Desk, application: Application, stage: ApplicationStageKey, place: Place<ApplicationId>): boolean {
  if (application.stage !== stage || !isOnBoard(application) || headsOf(application).length > 1) return false;
  const ids = desk.columns.inStage(stage);
  const index = desk.columns.indexOf(application);
  if (place === 'top') return index === 0;
  if (place === 'end') return index === ids.length - 1;
  if ('before' in place) return place.before === application.id || ids[index + 1] === place.before;
  return place.after === application.id || ids[index - 1] === place.after;
}
