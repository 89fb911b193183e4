import type { Fields } from '../live/sources.ts';
import { byTime, standingOf } from '../moves.ts';
import { keyDateKinds } from '../records/application.ts';
import type { Application, Claim, KeyDate, KeyDateKind, Move } from '../records/application.ts';
import { applicationStageKeys, outcomeKeys, stepKeysByStage } from '../records/stages.ts';
import type { ApplicationStageKey, OutcomeKey, StepKey } from '../records/stages.ts';
import { FieldReader, isNumber, isObject, isString } from './fields.ts';
import type { Parsed } from './fields.ts';

export const moveKey = (id: string): string => `m:${id}`;
export const keyDateKey = (id: string): string => `date:${id}`;

export function readApplication(id: string, fields: Fields): Parsed<Application> {
  const reader = new FieldReader(fields);
  const moves: Move[] = [];
  const keyDates: KeyDate[] = [];
  reader.each((key, value) => {
    if (key.startsWith('date:') && value !== null) {
      const date = parseKeyDate(key.slice(5), value);
      if (date === undefined) reader.problem(key);
      else keyDates.push(date);
    }
    if (!key.startsWith('m:')) return;
    const move = parseMove(key.slice(2), value);
    if (move === undefined) reader.problem(key);
    else moves.push(move);
  });
  const person = reader.required('person');
  const requisition = reader.required('requisition');
  if (moves.length === 0) {
    reader.fatal('moves');
    return reader.done<Application>(undefined as never);
  }
  if (moves.length > 1) moves.sort(byTime);
  const { head, conflict, since } = standingOf(moves);
  const place = reader.object('place', parsePlace);
  const step = reader.object('step', parseStep);
  return reader.done<Application>({
    id,
    person,
    requisition,
    channel: reader.textOrNull('channel'),
    appliedAt: reader.number('appliedAt', moves[0]?.at ?? 0),
    owner: reader.textOrNull('owner'),
    claim: reader.object('claim', parseClaim),
    moves,
    keyDates: keyDates.length === 0 ? noKeyDates : keyDates.sort(byWhen),
    opening: reader.textOrNull('opening'),
    head,
    stage: head.stage,
    outcome: head.outcome,
    reason: head.reason,
    step: step !== null && step.move === head.id && isStepOf(head.stage, step.value) ? step.value : null,
    rank: place !== null && place.move === head.id ? place.rank : head.rank,
    since,
    conflict,
    createdAt: reader.number('createdAt', moves[0]?.at ?? 0),
    createdBy: reader.text('createdBy'),
    deletedAt: reader.numberOrNull('deletedAt'),
    sample: reader.flag('sample'),
  });
}

export const isStepOf = (stage: ApplicationStageKey, step: string): step is StepKey =>
  (stepKeysByStage[stage] as readonly string[]).includes(step);

function parseMove(id: string, value: unknown): Move | undefined {
  if (!isObject(value) || id === '') return undefined;
  const { stage, rank, at, by, after, outcome = null, reason = null, undoes = null } = value;
  if (!isString(stage) || !(applicationStageKeys as readonly string[]).includes(stage)) return undefined;
  if (!isString(rank) || !isNumber(at) || !isString(by)) return undefined;
  if (!Array.isArray(after) || !after.every(isString)) return undefined;
  if (outcome !== null && !(outcomeKeys as readonly unknown[]).includes(outcome)) return undefined;
  if ((reason !== null && !isString(reason)) || (undoes !== null && !isString(undoes))) return undefined;
  return { id, stage: stage as ApplicationStageKey, rank, at, by, after, outcome: outcome as OutcomeKey | null, reason, undoes };
}

const noKeyDates: readonly KeyDate[] = [];
const byWhen = (a: KeyDate, b: KeyDate): number =>
  a.at - b.at || a.notedAt - b.notedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function parseKeyDate(id: string, value: unknown): KeyDate | undefined {
  if (!isObject(value) || id === '') return undefined;
  const { kind, at, on = null, notedAt, by } = value;
  if (!isString(kind) || !(keyDateKinds as readonly string[]).includes(kind)) return undefined;
  if (!isNumber(at) || !isNumber(notedAt) || !isString(by)) return undefined;
  if (on !== null && !isString(on)) return undefined;
  if ((kind === 'start-planned') !== (on !== null)) return undefined;
  return { id, kind: kind as KeyDateKind, at, on, notedAt, by };
}

function parsePlace({ move, rank }: Readonly<Record<string, unknown>>): { move: string; rank: string } | undefined {
  return isString(move) && isString(rank) ? { move, rank } : undefined;
}

function parseStep({ move, value }: Readonly<Record<string, unknown>>): { move: string; value: string } | undefined {
  return isString(move) && isString(value) ? { move, value } : undefined;
}

function parseClaim({ by, until }: Readonly<Record<string, unknown>>): Claim | undefined {
  return isString(by) && isNumber(until) ? { by, until } : undefined;
}
