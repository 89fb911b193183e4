import type { Change, Desk, Refusal, Result } from '@muster/model';
import { mappingProblems } from './columns.ts';
import { createFileWork } from './file-work.svelte.ts';
import type { FileLike, FileWork } from './file-work.svelte.ts';
import type { IntakeClient } from './intake-client.ts';
import { countPlan, planRows } from './plan.ts';
import type { Decision, PlannedRow } from './plan.ts';
import { runImport } from './run-import.ts';
import { appliedTo, keysOnBoard, knownToIntake, noKeys, openRequisitions, timeZoneOf, usableChannels } from './surroundings.ts';
import type { ChannelName } from './surroundings.ts';
import { channelsIn, postsIn } from './targets.ts';
import type { MappingWords } from './to-import-rows.ts';

export const steps = ['file', 'columns', 'target', 'check', 'import'] as const;
export type Step = (typeof steps)[number];

export interface ImportNeeds {
  readonly desk: Desk;
  readonly client: IntakeClient;
  readonly channelName: ChannelName;
  readonly noteLine: MappingWords['noteLine'];
  readonly bytesLimit: number;
  /** Makes a change undoable and shows a refusal; whether it was done. */
  readonly act: (result: Result<{ change: Change }, Refusal>, added: number) => boolean;
}

type Running = { readonly type: 'no' } | { readonly type: 'running'; readonly done: number; readonly total: number };

export type ImportState = ReturnType<typeof createState>;

/**
 * The whole import: files waiting in a row, each with its own choices, one of them on screen. It lives beside the dialog, not in it:
 * closing the dialog loses nothing, and a running import goes on.
 */
export function createImport(needs: ImportNeeds): ImportState {
  let state!: ImportState;
  // A root of its own: what follows from the state must outlive the dialog in which it was first made.
  const end = $effect.root(() => {
    state = createState(needs, () => end());
  });
  return state;
}

function createState({ desk, client, channelName, noteLine, bytesLimit, act }: ImportNeeds, end: () => void) {
  let files = $state.raw<readonly FileWork[]>([]);
  let currentId = $state<number | null>(null);
  let step = $state<Step>('file');
  let running = $state.raw<Running>({ type: 'no' });
  /** Counts changes of requisitions and channels, which the choices offer. */
  let offered = $state(0);
  let knownKeys = $state.raw(noKeys);
  let lastId = 0;
  /** Counts changes of persons and applications, which proposals depend on. */
  let stamp = 0;
  let stopRun: AbortController | null = null;

  const onPeople = () => void (stamp += 1);
  const onOffered = () => void (offered += 1);
  const stops = [
    ...[desk.persons, desk.contacts, desk.applications].map((live) => live.subscribe(onPeople)),
    ...[desk.requisitions, desk.channels].map((live) => live.subscribe(onOffered)),
  ];

  const current = $derived(files.find(({ id }) => id === currentId) ?? null);
  const requisitions = $derived((void offered, openRequisitions(desk)));
  const channels = $derived((void offered, usableChannels(desk)));
  const rows = $derived(current?.proposing.type === 'ready' ? current.proposing.rows : []);
  const posts = $derived(postsIn(rows));
  const rowChannels = $derived(channelsIn(rows));
  const problems = $derived(current?.reading.type === 'ready' ? mappingProblems(current.mapping) : []);
  const plan = $derived<readonly PlannedRow[]>(
    current === null
      ? []
      : planRows({
          rows,
          decisions: current.decisions,
          posts: current.posts,
          channels: current.channels,
          fileChannel: current.fileChannel,
          requisitions,
          knownKeys,
          appliedTo: (person) => appliedTo(desk, person),
        }),
  );
  const counts = $derived(countPlan(plan));
  const waiting = $derived(files.filter(({ done, id }) => done === null && id !== currentId));

  function add(chosen: readonly FileLike[]): void {
    const added = chosen.map((file) =>
      createFileWork((lastId += 1), file, { client, bytesLimit, known: (at) => knownToIntake(desk, channelName, at) }),
    );
    for (const file of added) void file.read();
    // What is already in has been said; new files begin a new list.
    files = [...files.filter(({ done }) => done === null), ...added];
    if (current === null || current.done !== null) show(added[0] ?? null);
  }

  function show(file: FileWork | null): void {
    currentId = file?.id ?? null;
    step = 'file';
  }

  function remove(id: number): void {
    files.find((file) => file.id === id)?.forget();
    files = files.filter((file) => file.id !== id);
    if (currentId === id) show(files.find(({ done }) => done === null) ?? null);
  }

  async function propose(): Promise<boolean> {
    const file = current;
    if (file === null || !(await file.propose(stamp))) return false;
    knownKeys = keysOnBoard(desk);
    return true;
  }

  /** Whether the step on screen is complete. */
  const canNext = $derived.by(() => {
    if (current?.reading.type !== 'ready' || running.type === 'running') return false;
    if (step === 'columns') return problems.length === 0;
    if (step === 'target') return current.proposing.type === 'ready';
    return step !== 'import';
  });

  async function goTo(next: Step): Promise<void> {
    if (running.type === 'running' || current === null) return;
    step = next;
    if (next === 'target' || next === 'check') await propose();
  }

  async function next(): Promise<void> {
    if (!canNext) return;
    if (step === 'check') return run();
    await goTo(steps[steps.indexOf(step) + 1] ?? step);
  }

  async function run(): Promise<void> {
    const file = current;
    if (file === null || running.type === 'running') return;
    step = 'import';
    running = { type: 'running', done: 0, total: 0 };
    stopRun = new AbortController();
    const { signal } = stopRun;
    try {
      // Somebody may have brought in the same candidates while this one was being checked.
      if (!(await propose())) {
        step = 'check';
        return;
      }
      const words = { timeZone: timeZoneOf(desk), now: desk.now(), owner: file.owner, newRequisitionsAs: file.newAs, noteLine };
      const result = await runImport(desk, plan, words, {
        signal,
        onProgress: (done, total) => (running = { type: 'running', done, total }),
      });
      if (!result.ok) {
        act(result, 0);
        step = 'check';
        return;
      }
      if (result.value.change !== null) act({ ok: true, value: { change: result.value.change } }, result.value.added);
      file.done = result.value;
    } finally {
      running = { type: 'no' };
      stopRun = null;
    }
  }

  /** Everything that was not imported is given up. */
  function discard(): void {
    for (const file of files) file.forget();
    files = [];
    show(null);
  }

  return {
    get files() {
      return files;
    },
    get current() {
      return current;
    },
    get waiting() {
      return waiting;
    },
    get step() {
      return step;
    },
    get running() {
      return running;
    },
    get requisitions() {
      return requisitions;
    },
    get channels() {
      return channels;
    },
    get posts() {
      return posts;
    },
    get rowChannels() {
      return rowChannels;
    },
    get problems() {
      return problems;
    },
    get plan() {
      return plan;
    },
    get counts() {
      return counts;
    },
    get canNext() {
      return canNext;
    },
    /** Something would be lost by discarding. */
    get hasUnfinished() {
      return files.some(({ done }) => done === null);
    },
    /** Whether the dialog shows what goes on. */
    onScreen: false,
    channelName,
    client,
    add,
    show,
    remove,
    goTo,
    next,
    propose,
    discard,
    back: () => goTo(steps[Math.max(0, steps.indexOf(step) - 1)] ?? step),
    decide(chosen: readonly number[], decision: Decision) {
      for (const row of chosen) current?.decisions.set(row, decision);
    },
    cancelRun: () => stopRun?.abort(),
    /** The finished files leave the list; the next one waiting, if any, comes on screen. */
    finish() {
      for (const file of files) if (file.done !== null) client.forget(file.id);
      files = files.filter(({ done }) => done === null);
      show(files[0] ?? null);
    },
    stop() {
      stopRun?.abort();
      for (const stop of stops) stop();
      discard();
      client.stop();
      end();
    },
  };
}
