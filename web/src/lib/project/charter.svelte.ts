import { budgetOf, charterOf, targetsOf } from '@muster/model';
import type { Budget, Charter, Targets } from '@muster/model';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { projectRecords } from './records.svelte.ts';

/** What the charter says in figures, on screen and on paper. Reactive; to be called in the script of a component. */
export interface CharterFigures {
  readonly charter: Charter;
  /** null: one may not read it. */
  readonly budget: Budget | null;
  readonly targets: Targets;
}

export function readCharter(workspace: Workspace): CharterFigures {
  const { desk } = workspace;
  const records = projectRecords(desk);
  const charter = $derived((void records.charter.version, charterOf(desk)));
  const budget = $derived((void records.budget.version, workspace.may('private') === 'none' ? null : budgetOf(desk)));
  const targets = $derived((void records.targets.version, targetsOf(desk)));
  return {
    get charter() {
      return charter;
    },
    get budget() {
      return budget;
    },
    get targets() {
      return targets;
    },
  };
}
