import { setProfile, setRaci } from '@muster/model';
import type { RaciLetter, StageKey } from '@muster/model';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import type { TeamPerson } from './people.ts';

/** Makes a member known to the team's documents who could not write there yet, or may not: the account was there first. */
export function introduce({ desk }: Workspace, person: TeamPerson): void {
  if (!person.known) setProfile(desk, person.id, { joinedOn: person.joinedOn });
}

/** Says how somebody takes part in a stage of the open project. */
export function takePart(workspace: Workspace, person: TeamPerson, stage: StageKey, letter: RaciLetter | null): void {
  introduce(workspace, person);
  workspace.act(setRaci(workspace.desk, workspace.project, person.id, stage, letter));
}
