/** What a team tries against its bottlenecks: tasks that remember the wait they were made for, so that their effect can be seen. */
import { addTask } from '@muster/model';
import type { Task } from '@muster/model';
import type { Bottleneck, StageWait } from '@muster/kpi';
import type { StageKey } from '@muster/model';
import { stageKeys } from '@muster/model';
import * as m from '#lib/paraglide/messages.js';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import type { Proposal } from './proposals.ts';

const origin = 'bottleneck';
/** What such a task is measured by. */
const metric = 'wait';

export interface Try {
  readonly task: string;
  readonly title: string;
  /** Which proposal it came from. */
  readonly proposal: string;
  readonly stage: StageKey;
  readonly isOpen: boolean;
  /** The median wait in the stage when it was decided on, and now. */
  readonly before: number | null;
  readonly now: number | null;
}

/** The tasks that came from proposals, the newest first. */
export function triesIn(tasks: Iterable<Task>, { stages }: Pick<Bottleneck, 'stages'>): Try[] {
  const tries: (Try & { readonly at: number })[] = [];
  for (const task of tasks) {
    if (task.deletedAt !== null || task.origin?.type !== origin) continue;
    const [where, proposal = ''] = task.origin.id.split(':');
    const stage = stageKeys.find((key) => key === where);
    if (stage === undefined) continue;
    tries.push({
      task: task.id,
      title: task.title,
      proposal,
      stage,
      isOpen: task.status !== 'done',
      before: task.measured?.metric === metric ? task.measured.value : null,
      now: stages.find((one) => one.stage === stage)?.wait ?? null,
      at: task.createdAt,
    });
  }
  return tries.sort((a, b) => b.at - a.at || (a.task < b.task ? -1 : 1));
}

/** Makes a proposal a task that remembers the wait as it is now. Undoable. */
export function makeTask(
  workspace: Workspace,
  { key, title, why }: Proposal,
  { stage, wait }: Pick<StageWait, 'stage' | 'wait'>,
): void {
  const made = addTask(workspace.desk, {
    title: title(),
    notes: why(),
    origin: { type: origin, id: `${stage}:${key}` },
    measured: { metric, of: stage, value: wait },
  });
  workspace.act(made, { text: m.numbers_task_made({ title: title() }), undoable: true });
}
