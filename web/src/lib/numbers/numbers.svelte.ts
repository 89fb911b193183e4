import type { Numbers } from '@muster/kpi';
import { targetsOf } from '@muster/model';
import type { Targets } from '@muster/model';
import { createContext } from 'svelte';
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
import { liveNumbers, nowInSteps } from './live-numbers.svelte.ts';
import { daysOf } from './period.ts';
import type { Days } from './period.ts';
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
  const at = $derived(asOf === null ? nowInSteps(workspace.now) : endOfDay(asOf, teamZone.current));
  const live = liveNumbers(desk, () => {
    const { requisitions, owners, channels, internal } = address.view;
    return { period: days, asOf: at, filter: { requisitions, owners, channels }, internalCosts: internal };
  });
  $effect(() => () => address.close());

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
      return live.current;
    },
    get busy() {
      return live.busy;
    },
  };
}
