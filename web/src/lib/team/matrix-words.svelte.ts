import { raciLetters } from '@muster/model';
import type { RaciLetter, RaciStage, StageKey } from '@muster/model';
import { stageLabel } from '#lib/locale/terms.ts';
import { fromLive } from '#lib/reactivity/from-live.svelte.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';

/** A stage as this team calls it; reactive. */
export function stageNames({ desk }: Workspace): (key: StageKey) => string {
  const stages = fromLive(desk.stages);
  return (key) => stageLabel(stages.get(key) ?? key);
}

/** How somebody takes part in a stage. */
export const letterIn = (stage: RaciStage, user: string): RaciLetter | null =>
  raciLetters.find((letter) => stage[letter].includes(user)) ?? null;
