import type { Fields } from '../live/sources.ts';
import { builtInReasons, defaultLimitDays, outcomeKeys, stageKeys } from '../records/stages.ts';
import type { OutcomeKey, Reason, StageKey, StageSettings } from '../records/stages.ts';
import { builtInChannels } from '../records/team.ts';
import type { Channel, TeamSettings } from '../records/team.ts';
import { FieldReader, isNumber } from './fields.ts';
import type { Parsed } from './fields.ts';

export const stageFields = ['name', 'limitDays', 'workLimit'] as const;
export function readStage(id: string, fields: Fields): Parsed<StageSettings> | null {
  if (!(stageKeys as readonly string[]).includes(id)) return null;
  const key = id as StageKey;
  const reader = new FieldReader(fields);
  return reader.done<StageSettings>({
    key,
    name: reader.textOrNull('name'),
    limitDays: limit(reader, 'limitDays', defaultLimitDays[key]),
    workLimit: limit(reader, 'workLimit', null),
  });
}

/** 'none' is somebody's choice of no limit; a limit that was never written is the default. */
function limit(reader: FieldReader, field: string, otherwise: number | null): number | null {
  const value = reader.get(field);
  if (value === undefined || value === null) return otherwise;
  if (value === 'none') return null;
  if (isNumber(value)) return value;
  reader.problem(field);
  return otherwise;
}

const outcomeByBuiltIn = new Map<string, OutcomeKey>(
  outcomeKeys.flatMap((outcome) => builtInReasons[outcome].map((id) => [id, outcome] as const)),
);
export const builtInReasonIds: readonly string[] = [...outcomeByBuiltIn.keys()];

export const reasonFields = ['outcome', 'name', 'hidden'] as const;
export function readReason(id: string, fields: Fields): Parsed<Reason> {
  const reader = new FieldReader(fields);
  const builtIn = outcomeByBuiltIn.get(id);
  if (builtIn === undefined && !(outcomeKeys as readonly unknown[]).includes(reader.get('outcome'))) reader.fatal('outcome');
  return reader.done<Reason>({
    id,
    outcome: builtIn ?? (reader.get('outcome') as OutcomeKey),
    name: reader.textOrNull('name'),
    hidden: reader.flag('hidden'),
  });
}

export const channelFields = ['name', 'hidden'] as const;
/** A channel of the team's own is its name: without one it was taken back, and nobody can choose it. */
export function readChannel(id: string, fields: Fields): Parsed<Channel> | null {
  const reader = new FieldReader(fields);
  if (reader.textOrNull('name') === null && !(builtInChannels as readonly string[]).includes(id)) return null;
  return reader.done<Channel>({ id, name: reader.textOrNull('name'), hidden: reader.flag('hidden') });
}

export const teamId = 'team';
export const teamFields = ['name', 'timeZone'] as const;
export function readTeam(id: string, fields: Fields): Parsed<TeamSettings> | null {
  if (id !== teamId) return null;
  const reader = new FieldReader(fields);
  return reader.done<TeamSettings>({ name: reader.text('name'), timeZone: reader.text('timeZone') || 'Asia/Shanghai' });
}
