import { factsOf, followDesk, numbersInSlices } from '@muster/kpi';
import type { Numbers, Question } from '@muster/kpi';
import type { Desk } from '@muster/model';
import { untrack } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import { whenIdle } from './pause.ts';

/** Numbers kept up to date while a component shows them. Everything is reactive. */
export interface LiveNumbers {
  /** The answers to the latest question that was worked through; null before the first. Whoever reads it runs again when one changes. */
  readonly current: Numbers | null;
  /** A question is being worked through; what `current` shows is the one before. */
  readonly busy: boolean;
}

const nowStepMs = 10 * 60_000;

/**
 * Now, in steps, for the `asOf` of a question: what happens until the next one belongs to it, so that colleagues' work shows without
 * reckoning all anew.
 */
export const nowInSteps = (now: number): number => Math.ceil((now + 1) / nowStepMs) * nowStepMs;

/** To be called in the script of a component. All facts are worked through in slices, so that the page stays alive, and followed from then on. */
export function liveNumbers(desk: Desk, question: () => Question): LiveNumbers {
  let built = $state.raw<Built | null>(null);
  let busy = $state(false);
  const asked = $derived(JSON.stringify(question()));

  $effect(() => {
    const wanted = JSON.parse(asked) as Question;
    let left = false;
    busy = true;
    void untrack(() => build(desk, wanted, () => left)).then((done) => {
      if (done === null) return;
      built?.stop();
      built = done;
      busy = false;
    });
    return () => (left = true);
  });
  $effect(() => () => built?.stop());

  return {
    get current() {
      return built?.read() ?? null;
    },
    get busy() {
      return busy;
    },
  };
}

interface Built {
  /** The numbers; whoever reads them in an effect runs again when they changed. */
  read(): Numbers;
  stop(): void;
}

/** null: nobody waits for it any more. */
async function build(desk: Desk, question: Question, left: () => boolean): Promise<Built | null> {
  const numbers = await numbersInSlices(factsOf(desk), question, whenIdle(left));
  if (left()) return null;
  let update = (): void => undefined;
  const follow = createSubscriber((changed) => {
    update = changed;
    return () => (update = () => undefined);
  });
  const stop = followDesk(desk, numbers, () => update());
  return {
    read() {
      follow();
      return numbers;
    },
    stop,
  };
}
