import type { Desk } from './desk.ts';
import type { ProjectId, UserId } from './ids.ts';
import { raciId } from './read/raci.ts';
import type { RaciLetter } from './records/raci.ts';
import { stageKeys } from './records/stages.ts';
import type { StageKey } from './records/stages.ts';

/** What is wrong with a stage: nobody does it, nobody answers for it, or several do. */
export type RaciGap = 'nobody-responsible' | 'nobody-accountable' | 'several-accountable';

/** Who takes part in a stage and how: ids of members by letter, in order of ids. */
export interface RaciStage extends Readonly<Record<RaciLetter, readonly UserId[]>> {
  readonly stage: StageKey;
  readonly gaps: readonly RaciGap[];
}

/** The matrix of a project, stage by stage, among members who were not removed. */
export function raciOf(desk: Pick<Desk, 'members' | 'raci'>, project: ProjectId): readonly RaciStage[] {
  const here = [...desk.members.byId.values()].filter((member) => member.deletedAt === null).map(({ id }) => id);
  here.sort();
  return stageKeys.map((stage) => {
    const withLetter = (letter: RaciLetter): readonly UserId[] =>
      here.filter((user) => desk.raci.byId.get(raciId(project, user))?.[stage] === letter);
    const [R, A] = [withLetter('R'), withLetter('A')];
    const gaps: RaciGap[] = [];
    if (R.length === 0) gaps.push('nobody-responsible');
    if (A.length === 0) gaps.push('nobody-accountable');
    if (A.length > 1) gaps.push('several-accountable');
    return { stage, R, A, C: withLetter('C'), I: withLetter('I'), gaps };
  });
}

/** The stages of a project that a member covers: is responsible or accountable for. A removed member covers none. */
export const coveredBy = (desk: Pick<Desk, 'members' | 'raci'>, project: ProjectId, user: UserId): readonly StageKey[] =>
  raciOf(desk, project).flatMap(({ stage, R, A }) => (R.includes(user) || A.includes(user) ? [stage] : []));
