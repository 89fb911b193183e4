import type { Change, Desk } from '../desk.ts';
import { teamId } from '../read/settings.ts';
import type { StageKey, StageSettings } from '../records/stages.ts';
import type { TeamSettings } from '../records/team.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { allOf, idShown, nameOf, numberOf, textOf } from './input.ts';
import { differences } from './notes.ts';

/** `name: null` takes the interface's own word again, `limitDays: null` and `workLimit: null` mean no limit. */
export function setStage(desk: Desk, key: StageKey, fields: Partial<Omit<StageSettings, 'key'>>): Result<Change, Refusal> {
  const stage = desk.stages.byId.get(key);
  if (stage === undefined) return err({ type: 'SettingGone', id: idShown(key) });
  const checked = allOf({
    name: fields.name === undefined ? ok(undefined) : textOf('name', fields.name ?? '', 40),
    limitDays:
      (fields.limitDays ?? null) !== null ? numberOf('limitDays', fields.limitDays, 1, 365, false) : ok(fields.limitDays),
    workLimit: (fields.workLimit ?? null) !== null ? numberOf('workLimit', fields.workLimit, 1, 100_000) : ok(fields.workLimit),
  });
  if (!checked.ok) return checked;
  const { name, limitDays, workLimit } = checked.value;
  const wanted = {
    ...(name !== undefined && { name: name === '' ? null : name }),
    ...(limitDays !== undefined && { limitDays }),
    ...(workLimit !== undefined && { workLimit }),
  };
  const plan = createPlan();
  for (const { field, after } of differences(stage, wanted))
    plan.set('stage', key, field, after === null && field !== 'name' ? 'none' : after);
  return commit(desk, 'setStage', plan);
}

export function setTeam(desk: Desk, fields: Partial<TeamSettings>): Result<Change, Refusal> {
  const checked = allOf({
    ...(fields.name !== undefined && { name: nameOf('name', fields.name) }),
    ...(fields.timeZone !== undefined && { timeZone: timeZoneOf(fields.timeZone) }),
  });
  if (!checked.ok) return checked;
  const plan = createPlan();
  for (const { field, after } of differences(desk.team.byId.get(teamId) ?? {}, checked.value))
    plan.set('team', teamId, field, after);
  return commit(desk, 'setTeam', plan);
}

function timeZoneOf(value: unknown): Result<string, Refusal> {
  const text = textOf('timeZone', value, 100);
  if (!text.ok) return text;
  try {
    return ok(new Intl.DateTimeFormat('en', { timeZone: text.value }).resolvedOptions().timeZone);
  } catch {
    return err({ type: 'SettingGone', id: text.value });
  }
}
