import { factsOf, followDesk, numbersInSlices } from '@muster/kpi';
import type { Numbers, Question } from '@muster/kpi';
import { targetsOf } from '@muster/model';
import type { Targets } from '@muster/model';
import { createContext, untrack } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import { dayOf } from '#lib/locale/format.ts';
import { teamZone } from '#lib/locale/zone.svelte.ts';
import { namesOf } from '#lib/panel/names.svelte.ts';
import type { PanelNames } from '#lib/panel/names.svelte.ts';
import { fromLive } from '#lib/reactivity/from-live.svelte.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { createViewAddress } from './address.svelte.ts';
import type { ViewAddress } from './address.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import { endOfDay } from './day-instants.ts';
import { addDays } from './days.ts';
import { dayLabel } from './filter-menu.ts';
import { firstDay } from './first-day.ts';
import { daysOf } from './period.ts';
import type { Days } from './period.ts';
import { whenIdle } from './pause.ts';
import type { NumbersView } from './view.ts';

/** The numbers that the address asks for, kept up to date while somebody looks. Everything is reactive. */
export interface NumbersState {
  readonly address: ViewAddress;
  readonly view: NumbersView;
  readonly workspace: Workspace;
  readonly names: PanelNames;
  readonly targets: Targets;
  /** The days of the period, as of the day shown. */
  readonly days: Days;
  /** The day of the oldest fact. */
  readonly first: string;
  readonly today: string;
  /** Which days the numbers speak of, and as of when, in words. */
  readonly about: string;
  /** The answers to the latest question that was worked through; null before the first. Whoever reads it runs again when one changes. */
  readonly current: Numbers | null;
  /** A question is being worked through; what `current` shows is the one before. */
  readonly busy: boolean;
}

const nowStepMs = 10 * 60_000;

export const [useNumbers, provideNumbers] = createContext<NumbersState>();

export function createNumbersState(workspace: Workspace): NumbersState {
  const { desk } = workspace;
  const address = createViewAddress();
  const names = namesOf(workspace);
  const targets = fromLive(desk.targets);
  const today = $derived(dayOf(workspace.now));
  const first = $derived(firstDay(desk, today, teamZone.current));
  const asOf = $derived(address.view.asOf);
  const days = $derived(daysOf(address.view.period, asOf ?? today, first));
  /** Now, in steps: what happens until the next one belongs to it, so that colleagues' work shows without reckoning all anew. */
  const nowUntil = $derived(Math.ceil((workspace.now + 1) / nowStepMs) * nowStepMs);
  const at = $derived(asOf === null ? nowUntil : endOfDay(asOf, teamZone.current));
  const asked = $derived(JSON.stringify([days, at, address.view.requisitions, address.view.owners, address.view.channels]));

  let built = $state.raw<Built | null>(null);
  let busy = $state(false);

  $effect(() => {
    void asked;
    return untrack(() => {
      const { view } = address;
      const question: Question = {
        period: days,
        asOf: at,
        filter: { requisitions: view.requisitions, owners: view.owners, channels: view.channels },
      };
      let left = false;
      busy = true;
      void build(workspace, question, () => left).then((done) => {
        if (done === null) return;
        built?.stop();
        built = done;
        busy = false;
      });
      return () => (left = true);
    });
  });
  $effect(() => () => {
    built?.stop();
    address.close();
  });

  return {
    address,
    workspace,
    names,
    get view() {
      return address.view;
    },
    get targets() {
      void targets.version;
      return targetsOf(desk);
    },
    get days() {
      return days;
    },
    get first() {
      return first;
    },
    get today() {
      return today;
    },
    get about() {
      const period = m.numbers_period_days({ from: dayLabel(days.from), to: dayLabel(addDays(days.until, -1)) });
      return asOf === null ? period : `${period} · ${m.numbers_as_of_day({ day: dayLabel(asOf) })}`;
    },
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

/** Works through all facts in slices, so that the page stays alive, and follows them from then on. null: nobody waits for it any more. */
async function build({ desk }: Workspace, question: Question, left: () => boolean): Promise<Built | null> {
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
