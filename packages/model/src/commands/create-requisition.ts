import type { Desk } from '../desk.ts';
import type { RequisitionId } from '../ids.ts';
import { compareByPlace } from '../place.ts';
import { openingId } from '../read/requisition.ts';
import { priorities } from '../records/requisition.ts';
import type { RequisitionFields } from '../records/requisition.ts';
import type { Refusal } from '../refusals.ts';
import { ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { allOf, clean, dayOrNull, idOrNull, limits, nameOf, numberOf, oneOf, textOf } from './input.ts';
import type { Made } from './made.ts';
import { noteOnBoard } from './notes.ts';
import { placeIn } from './placing.ts';
import type { Column, Placing } from './placing.ts';

export interface NewRequisition extends Partial<RequisitionFields> {
  readonly title: string;
  readonly headcount: number;
  readonly targetOn?: string | null;
  readonly as: 'draft' | 'requested' | 'confirmed';
  readonly description?: string;
  readonly sample?: boolean;
}

/** Adds a requisition, with one opening per head, at the end of the list. */
export function createRequisition(desk: Desk, fields: NewRequisition): Result<Made<RequisitionId>, Refusal> {
  const checked = allOf({
    ...checkedFields(fields),
    title: nameOf('title', fields.title),
    headcount: numberOf('headcount', fields.headcount, 1, limits.headcount),
    targetOn: dayOrNull('targetOn', fields.targetOn),
    description: textOf('description', fields.description, limits.note),
  });
  if (!checked.ok) return checked;
  const plan = createPlan();
  const { ranks, rekeyed } = placeRequisitions(desk, new Set(['new']), 'end');
  planRekeying(plan, rekeyed);
  const id = planRequisition(desk, plan, {
    ...checked.value,
    as: oneOf(['draft', 'requested', 'confirmed'], fields.as) ?? 'draft',
    rank: ranks[0] as string,
    sample: fields.sample === true,
  });
  const change = commit(desk, 'createRequisition', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}

export function checkedFields(fields: Partial<RequisitionFields>) {
  return {
    department: textOf('department', fields.department, limits.name),
    reason: textOf('reason', fields.reason),
    priority: ok(oneOf(priorities, fields.priority) ?? ('normal' as const)),
    hiringManager: textOf('hiringManager', fields.hiringManager, limits.name),
    owner: ok(idOrNull(fields.owner)),
  };
}

export interface RequisitionToMake extends RequisitionFields {
  readonly headcount: number;
  readonly targetOn: string | null;
  readonly as: NewRequisition['as'];
  readonly description: string;
  readonly rank: string;
  readonly sample: boolean;
}

export function planRequisition(desk: Desk, plan: Plan, fields: RequisitionToMake): RequisitionId {
  const { headcount, targetOn, as, description, owner, sample, ...rest } = fields;
  const id = desk.newId<'requisition'>();
  const now = desk.now();
  plan.create(
    'requisition',
    id,
    {
      ...rest,
      ...(owner !== null && { owner }),
      ...(as !== 'draft' && { requestedAt: now }),
      ...(as === 'confirmed' && { confirmedAt: now, confirmedBy: desk.user }),
      ...(sample && { sample }),
      createdAt: now,
      createdBy: desk.user,
    },
    { description: clean(description) },
  );
  for (let ordinal = 1; ordinal <= headcount; ordinal++) planOpening(plan, openingId(id, ordinal), now, targetOn);
  noteOnBoard(desk, plan, 'requisition-created', { requisition: id });
  return id;
}

function planOpening(plan: Plan, id: string, requestedAt: number, targetOn: string | null): void {
  plan.setQuietly('opening', id, 'requestedAt', requestedAt);
  if (targetOn !== null) plan.setQuietly('opening', id, 'targetOn', targetOn);
}

/** Ranks among the requisitions that are not deleted. There are few of them, so their order is made when asked for. */
export function placeRequisitions(desk: Desk, moving: ReadonlySet<string>, place: Parameters<typeof placeIn>[2]): Placing {
  const order = [...desk.requisitions.byId.values()].filter((requisition) => requisition.deletedAt === null).sort(compareByPlace);
  const column: Column = {
    length: order.length,
    at: (index) => order[index] as (typeof order)[number],
    indexOf: (id) => {
      const index = order.findIndex((requisition) => requisition.id === id);
      return index < 0 ? null : index;
    },
  };
  return placeIn(column, moving, place, () => desk.random());
}

export function planRekeying(plan: Plan, rekeyed: Placing['rekeyed']): void {
  for (const { id, rank } of rekeyed) plan.setQuietly('requisition', id, 'rank', rank);
}
