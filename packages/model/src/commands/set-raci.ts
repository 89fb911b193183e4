import type { Change, Desk } from '../desk.ts';
import type { ProjectId, UserId } from '../ids.ts';
import { raciId } from '../read/raci.ts';
import { raciLetters } from '../records/raci.ts';
import type { RaciLetter } from '../records/raci.ts';
import { stageKeys } from '../records/stages.ts';
import type { StageKey } from '../records/stages.ts';
import type { Refusal } from '../refusals.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { one } from './chosen.ts';
import { idShown, oneOf } from './input.ts';
import { theMember } from './members.ts';

/** Says how a member takes part in a stage of a project; null: not at all. */
export function setRaci(
  desk: Desk,
  project: ProjectId,
  user: UserId,
  stage: StageKey,
  letter: RaciLetter | null,
): Result<Change, Refusal> {
  const theProject = one(desk.projects.byId.get(project), project, 'ProjectGone');
  if (!theProject.ok) return theProject;
  const member = theMember(desk, user);
  if (!member.ok) return member;
  const wantedStage = oneOf(stageKeys, stage);
  if (wantedStage === null) return err({ type: 'SettingGone', id: idShown(stage) });
  const wanted = letter === null ? null : oneOf(raciLetters, letter);
  if (wanted === null && letter !== null) return err({ type: 'SettingGone', id: idShown(letter) });
  const id = raciId(theProject.value.id, member.value.id);
  const plan = createPlan();
  if ((desk.raci.byId.get(id)?.[wantedStage] ?? null) !== wanted) plan.set('raci', id, wantedStage, wanted);
  return commit(desk, 'setRaci', plan);
}
