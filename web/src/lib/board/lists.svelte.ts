import { stageKeys, type Desk, type Live, type StageKey } from '@muster/model';
import { SvelteSet } from 'svelte/reactivity';
import { createColumns, type Changes, type ColumnCounts } from './columns.ts';
import type { Entry } from './entry.ts';
import { noLane, orderLanes } from './lanes.ts';
import type { Stack } from './stack.ts';
import { plainView, type BoardView } from './view.ts';

/** The board's lists as Svelte reads them: who reads a column runs again when that column changes, and not before. */
export interface Lists {
  readonly view: BoardView;
  show(view: BoardView): void;
  /** Columns that show closed cards instead of open ones. */
  readonly closed: ReadonlySet<StageKey>;
  toggleClosed(column: StageKey): void;
  /** Changes with every new view: what was scrolled to means nothing any more. */
  readonly viewVersion: number;
  list(column: StageKey, lane?: string): Stack<Entry>;
  counts(column: StageKey): ColumnCounts;
  /** In reading order; one without a name when the board has no lanes. */
  readonly lanes: readonly string[];
  /** Where a card shows now; asks without following. */
  placeOf(id: string): { readonly entry: Entry; readonly lane: string } | undefined;
  /** Its place among the cards it is listed with, counted from 1. */
  positionOf(id: string): { readonly place: number; readonly of: number } | null;
  /** A column's cards from top to bottom, lane after lane. */
  order(column: StageKey): string[];
  /** These cards as they stand on the board; those that do not show come last. */
  inOrder(ids: Iterable<string>): string[];
  onChange(listener: (touched: ReadonlySet<StageKey>) => void): () => void;
  tick(): void;
  stop(): void;
}

export interface ListsOptions {
  readonly me: string;
  readonly now: () => number;
  /** Orders lanes of one kind; the name decides between equals. */
  readonly laneRank: (view: BoardView, lane: string) => number;
  readonly laneName: (view: BoardView, lane: string) => string;
}

/** Above this many records in one transaction, reading everything again is cheaper than placing each. */
const manyRecords = 800;

export function createLists(desk: Desk, options: ListsOptions): Lists {
  const { now } = options;
  const columns = createColumns({
    me: options.me,
    applications: desk.applications.byId,
    requisitions: desk.requisitions.byId,
    persons: desk.persons.byId,
    inStage: (stage) => desk.columns.inStage(stage),
    applicationsOfPerson: (person) => desk.columns.ofPerson(person),
    applicationsOfRequisition: (requisition) => desk.columns.ofRequisition(requisition),
    stage: (key) => desk.stages.byId.get(key) ?? { limitDays: null },
  });
  let view = $state.raw(plainView);
  let viewVersion = $state(0);
  const closed = new SvelteSet<StageKey>();
  const versions = $state<Record<StageKey, number>>({ requirement: 0, screening: 0, interview: 0, offer: 0, onboarding: 0 });
  const listeners = new Set<(touched: ReadonlySet<StageKey>) => void>();
  const all: ReadonlySet<StageKey> = new Set(stageKeys);
  columns.load(now());

  const changed = (touched: ReadonlySet<StageKey>): void => {
    if (touched.size === 0) return;
    for (const key of touched) versions[key] += 1;
    for (const listener of listeners) listener(touched);
  };
  const reload = (): void => {
    columns.load(now());
    changed(all);
  };
  let slice: ReturnType<typeof setTimeout> | undefined;
  /** With a new view every card in sight is another: column after column, so that typing is never held up. */
  const showNow = (): void => {
    columns.show(view, new Set(closed), now());
    viewVersion += 1;
    clearTimeout(slice);
    if (view.lanes !== 'none') return changed(all);
    const waiting = [...stageKeys];
    const next = (): void => {
      const key = waiting.shift();
      if (key === undefined) return;
      changed(new Set([key]));
      slice = setTimeout(next);
    };
    slice = setTimeout(next);
  };
  const follow = (live: Live<unknown>, kind: keyof Changes): (() => void) =>
    live.subscribe(({ ids }) => {
      if (ids.size > manyRecords) reload();
      else changed(columns.apply({ [kind]: ids }, now()));
    });
  const stops = [
    follow(desk.applications, 'applications'),
    follow(desk.requisitions, 'requisitions'),
    follow(desk.persons, 'persons'),
    desk.stages.subscribe(reload),
  ];

  const orderOf = (column: StageKey): string[] =>
    lanesNow().flatMap((lane) => [...columns.list(column, lane)].map((entry) => entry.id));
  const lanesNow = (): readonly string[] =>
    view.lanes === 'none'
      ? [noLane]
      : orderLanes(
          columns.lanes(),
          (lane) => options.laneRank(view, lane),
          (lane) => options.laneName(view, lane),
        );
  const lanes = $derived.by(() => {
    if (view.lanes !== 'none') for (const key of stageKeys) void versions[key];
    return lanesNow();
  });

  return {
    get view() {
      return view;
    },
    show(next) {
      view = next;
      showNow();
    },
    get closed() {
      return closed;
    },
    toggleClosed(column) {
      if (!closed.delete(column)) closed.add(column);
      showNow();
    },
    get viewVersion() {
      return viewVersion;
    },
    list(column, lane = noLane) {
      void versions[column];
      return columns.list(column, lane);
    },
    counts(column) {
      void versions[column];
      return { ...columns.counts(column) };
    },
    get lanes() {
      return lanes;
    },
    placeOf: columns.placeOf,
    positionOf(id) {
      const place = columns.placeOf(id);
      if (place === undefined) return null;
      const list = columns.list(place.entry.column, place.lane);
      return { place: list.indexOf(place.entry) + 1, of: list.size };
    },
    order: orderOf,
    inOrder(ids) {
      const wanted = new Set(ids);
      if (wanted.size <= 1) return [...wanted];
      const found = stageKeys.flatMap((column) => (wanted.size === 0 ? [] : orderOf(column).filter((id) => wanted.delete(id))));
      return [...found, ...wanted];
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tick() {
      changed(columns.tick(now()));
    },
    stop() {
      clearTimeout(slice);
      for (const stop of stops) stop();
    },
  };
}
