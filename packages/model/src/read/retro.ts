import type { Fields } from '../live/sources.ts';
import { retroPhases, retroTemplateKeys } from '../records/retro.ts';
import type {
  RetroAct,
  RetroAction,
  RetroColumn,
  RetroCopy,
  RetroDraft,
  RetroPlace,
  RetroSetup,
  RetroState,
  RetroTimer,
} from '../records/retro.ts';
import { FieldReader, isNumber, isObject, isString } from './fields.ts';
import type { Parsed } from './fields.ts';

export const retroId = 'retro';
export const retroStateFields = ['setup', 'timer', 'topic'] as const;
export function readRetroState(_: string, fields: Fields): Parsed<RetroState> {
  const reader = new FieldReader(fields);
  return reader.done<RetroState>({
    setup: reader.object('setup', setupOf),
    timer: reader.object('timer', timerOf),
    topic: reader.textOrNull('topic'),
  });
}

export const mostRetroVotes = 20;

function setupOf({ template, columns, votes, anonymous, by, at }: Readonly<Record<string, unknown>>): RetroSetup | undefined {
  if (!Array.isArray(columns)) return undefined;
  const read = new Map<string, RetroColumn>();
  for (const column of columns) {
    if (!isObject(column) || !isString(column['id']) || column['id'] === '') continue;
    const { id, title } = column;
    if (!read.has(id)) read.set(id, { id, title: isString(title) && title !== '' ? title : null });
  }
  if (read.size === 0) return undefined;
  return {
    template: retroTemplateKeys.find((key) => key === template) ?? null,
    columns: [...read.values()],
    votes: isNumber(votes) ? Math.min(mostRetroVotes, Math.max(1, Math.floor(votes))) : 1,
    anonymous: anonymous === true,
    by: isString(by) ? by : '',
    at: isNumber(at) ? at : 0,
  };
}

function timerOf({ startedAt, ms, phase }: Readonly<Record<string, unknown>>): RetroTimer | undefined {
  const known = retroPhases.find((key) => key === phase);
  if (!isNumber(startedAt) || !isNumber(ms) || ms <= 0 || known === undefined) return undefined;
  return { startedAt, ms, phase: known };
}

export const retroActFields = ['act'] as const;
export function readRetroAct(id: string, fields: Fields): Parsed<RetroAct> {
  const reader = new FieldReader(fields);
  const act = reader.object<Omit<RetroAct, 'id'>>('act', ({ to, at, by, after }) => {
    const phase = retroPhases.find((key) => key === to);
    if (phase === undefined || !isNumber(at) || !isString(by)) return undefined;
    return { to: phase, at, by, after: Array.isArray(after) ? after.filter(isString) : [] };
  });
  if (act === null) reader.fatal('act');
  return reader.done<RetroAct>({ id, ...(act as Omit<RetroAct, 'id'>) });
}

export function readRetroDraft(id: string, fields: Fields): Parsed<RetroDraft> {
  const reader = new FieldReader(fields);
  return reader.done<RetroDraft>({
    id,
    retro: reader.required('retro'),
    column: reader.text('column'),
    anonymous: reader.flag('anonymous'),
    createdAt: reader.number('createdAt', 0),
    deletedAt: reader.numberOrNull('deletedAt'),
  });
}

export function readRetroCopy(id: string, fields: Fields): Parsed<RetroCopy> {
  const reader = new FieldReader(fields);
  return reader.done<RetroCopy>({
    id,
    card: reader.required('card'),
    column: reader.text('column'),
    by: reader.textOrNull('by'),
    at: reader.number('at', 0),
    late: reader.flag('late'),
    first: reader.text('first'),
    deletedAt: reader.numberOrNull('deletedAt'),
  });
}

export const retroPlaceFields = ['column', 'group', 'title', 'deletedAt', 'deletedBy'] as const;
export function readRetroPlace(id: string, fields: Fields): Parsed<RetroPlace> {
  const reader = new FieldReader(fields);
  return reader.done<RetroPlace>({
    id,
    column: reader.textOrNull('column'),
    group: reader.textOrNull('group'),
    title: reader.textOrNull('title'),
    deletedAt: reader.numberOrNull('deletedAt'),
  });
}

export const retroVoteFields = ['card'] as const;
export const retroVoteId = (user: string, slot: number): string => `${user}:${slot}`;
/** Whose vote, in which of that person's slots. `01` and `1` would be two: only the plain way of writing a number is a slot. */
export function retroVoteOf(id: string): { readonly user: string; readonly slot: number } | null {
  const at = id.lastIndexOf(':');
  const slot = Number(id.slice(at + 1));
  if (at <= 0 || !Number.isInteger(slot) || slot < 0 || String(slot) !== id.slice(at + 1)) return null;
  return { user: id.slice(0, at), slot };
}
export function readRetroVote(_: string, fields: Fields): Parsed<string> {
  const reader = new FieldReader(fields);
  return reader.done<string>(reader.required('card'));
}

export const retroReadyFields = ['phase'] as const;
export function readRetroReady(_: string, fields: Fields): Parsed<string> {
  const reader = new FieldReader(fields);
  return reader.done<string>(reader.required('phase'));
}

export function readRetroAction(id: string, fields: Fields): Parsed<RetroAction> {
  const reader = new FieldReader(fields);
  return reader.done<RetroAction>({
    id,
    text: reader.required('text'),
    owner: reader.textOrNull('owner'),
    dueOn: reader.textOrNull('dueOn'),
    topic: reader.textOrNull('topic'),
    createdAt: reader.number('createdAt', 0),
    createdBy: reader.text('createdBy'),
    deletedAt: reader.numberOrNull('deletedAt'),
  });
}
