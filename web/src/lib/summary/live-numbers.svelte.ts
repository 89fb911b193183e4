import { factsOf, followDesk, numbersInSlices } from '@muster/kpi';
import type { Numbers, Period, Question } from '@muster/kpi';
import type { Desk } from '@muster/model';
import { untrack } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';

/** The numbers of some days, kept up to date while a component shows them. */
export interface LiveNumbers {
  /** null before the first were worked through. Whoever reads it runs again when one of them changes. */
  readonly current: Numbers | null;
}

/** What happens until the next step belongs to now, so that not every minute is reckoned anew. */
const nowStepMs = 10 * 60_000;

/**
 * For the script of a component. `asOf`: the instant from which one looks, at most now; what was noted later does not exist. Reckoned in
 * slices, so that the page stays alive.
 */
export function liveNumbers(desk: Desk, period: () => Period, asOf: () => number): LiveNumbers {
  let built = $state.raw<{ read(): Numbers; stop(): void } | null>(null);
  const asked = $derived(JSON.stringify({ period: period(), asOf: Math.ceil(asOf() / nowStepMs) * nowStepMs }));

  $effect(() => {
    const question = JSON.parse(asked) as Question;
    let isWanted = true;
    const pause = async (): Promise<void> => {
      await new Promise((resume) => setTimeout(resume));
      if (!isWanted) throw new Error('Nobody waits for it any more');
    };
    untrack(() => numbersInSlices(factsOf(desk), question, pause)).then(
      (numbers) => {
        if (!isWanted) return;
        built?.stop();
        built = following(desk, numbers);
      },
      () => undefined,
    );
    return () => (isWanted = false);
  });
  $effect(() => () => built?.stop());

  return {
    get current() {
      return built?.read() ?? null;
    },
  };
}

function following(desk: Desk, numbers: Numbers): { read(): Numbers; stop(): void } {
  let update = (): void => undefined;
  const follow = createSubscriber((changed) => {
    update = changed;
    return () => (update = () => undefined);
  });
  return {
    read: () => {
      follow();
      return numbers;
    },
    stop: followDesk(desk, numbers, () => update()),
  };
}
