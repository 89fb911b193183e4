import type { BuiltInKickoffId, CharterPart, KickoffItem } from '@muster/model';
import * as m from '#lib/paraglide/messages.js';

/** A line of the kick-off checklist as people read it: their own words, else those of the built-in one. */
export const kickoffText = ({ id, text }: Pick<KickoffItem, 'id' | 'text'>): string => text ?? builtIn[id]?.() ?? id;

export const isBuiltInLine = (id: string): id is BuiltInKickoffId => Object.hasOwn(texts, id);

const texts: Record<BuiltInKickoffId, () => string> = {
  'kickoff.goal': m.project_item_goal,
  'kickoff.needs': m.project_item_needs,
  'kickoff.headcount': m.project_item_headcount,
  'kickoff.dates': m.project_item_dates,
  'kickoff.budget': m.project_item_budget,
  'kickoff.targets': m.project_item_targets,
  'kickoff.people': m.project_item_people,
  'kickoff.matrix': m.project_item_matrix,
  'kickoff.channels': m.project_item_channels,
  'kickoff.interviewers': m.project_item_interviewers,
  'kickoff.privacy': m.project_item_privacy,
  'kickoff.risks': m.project_item_risks,
  'kickoff.rhythm': m.project_item_rhythm,
  'kickoff.meeting': m.project_item_meeting,
};
const builtIn: Readonly<Record<string, (() => string) | undefined>> = texts;

export const charterPartLabel: Record<CharterPart, () => string> = {
  goal: m.project_charter_goal,
  scope: m.project_charter_scope,
  outOfScope: m.project_charter_out,
};
export const charterPartAsk: Record<CharterPart, () => string> = {
  goal: m.project_charter_goal_ask,
  scope: m.project_charter_scope_ask,
  outOfScope: m.project_charter_out_ask,
};
