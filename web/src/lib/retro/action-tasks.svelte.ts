import { makeRetroTasks, retroOrigin, tasksFrom } from '@muster/model';
import type { RetroAction, Task } from '@muster/model';
import * as m from '#lib/paraglide/messages.js';
import { fromLive } from '#lib/reactivity/from-live.svelte.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import type { RetroState } from './retro.svelte.ts';

/** The tasks that a retro's actions became. */
export interface ActionTasks {
  /** The task that an action became, or null. */
  of(action: RetroAction): Task | null;
  /** Actions that are no task yet. */
  readonly without: readonly RetroAction[];
  readonly mayMake: boolean;
  make(actions: readonly RetroAction[]): void;
}

export function createActionTasks(workspace: Workspace, retro: RetroState): ActionTasks {
  const tasks = fromLive(retro.desk.tasks);
  const of = (action: RetroAction): Task | null => {
    void tasks.version;
    return tasksFrom(retro.desk, retroOrigin(retro.week, action.id))[0] ?? null;
  };
  return {
    of,
    get without() {
      return retro.current.actions.filter((action) => of(action) === null);
    },
    get mayMake() {
      return workspace.may('board') === 'w';
    },
    make: (actions) =>
      void workspace.act(
        makeRetroTasks(
          retro.desk,
          retro.week,
          actions.map(({ id }) => id),
        ),
        { text: m.retro_actions_made({ count: actions.length }), undoable: true },
      ),
  };
}
