/**
 * The board's lists, kept up to date by what changed: a remote edit of one card costs one card, not 10,000 [P7]. A dull
 * recomputation of everything is `load`; a property test holds the two to the same answer.
 */
import {
  stageKeys,
  type Application,
  type ApplicationStageKey,
  type Person,
  type Requisition,
  type StageKey,
  type StageSettings,
} from '@muster/model';
import { applicationHeight, applicationRows, isClaimed, requisitionHeight } from './card-height.ts';
import { compareEntries, sameEntry, type Entry } from './entry.ts';
import { filterOf, isRequisitionLate, isUnconfirmed, waitingSince, wordsOfPerson, type Filter } from './filter.ts';
import { laneOfApplication, laneOfRequisition } from './lanes.ts';
import { createStack, type Stack } from './stack.ts';
import { plainView, type BoardView } from './view.ts';

/** What the columns are made from: plain snapshots that others keep up to date. */
export interface ColumnsSource {
  readonly me: string;
  readonly applications: ReadonlyMap<string, Application>;
  readonly requisitions: ReadonlyMap<string, Requisition>;
  readonly persons: ReadonlyMap<string, Person>;
  /** The open cards of a stage in their order. */
  inStage(stage: ApplicationStageKey): readonly string[];
  applicationsOfPerson(person: string): Iterable<string>;
  applicationsOfRequisition(requisition: string): Iterable<string>;
  readonly stage: (key: StageKey) => Pick<StageSettings, 'limitDays'>;
}

export interface ColumnCounts {
  /** Open cards, filtered or not. */
  readonly total: number;
  readonly late: number;
  /** Cards with an outcome, needs that are filled or cancelled. */
  readonly closed: number;
  /** Cards that show now. */
  readonly shown: number;
}

export interface Changes {
  readonly applications?: Iterable<string>;
  readonly requisitions?: Iterable<string>;
  readonly persons?: Iterable<string>;
}

export interface BoardColumns {
  /** Reads everything again. */
  load(now: number): void;
  /** Shows what another view lets through, as of the last `load`, `apply` or `tick`; `closed` names the columns that show closed cards instead of open ones. */
  show(view: BoardView, closed: ReadonlySet<StageKey>, now: number): void;
  /** Places again what changed. Answers the columns that show something different now, if only on a card. */
  apply(changes: Changes, now: number): ReadonlySet<StageKey>;
  /** Time went by: cards become late, claims run out. */
  tick(now: number): ReadonlySet<StageKey>;
  counts(column: StageKey): ColumnCounts;
  /** Lanes with at least one card that shows. */
  lanes(): Iterable<string>;
  list(column: StageKey, lane: string): Stack<Entry>;
  /** Where a card shows; undefined when it does not. */
  readonly placeOf: (id: string) => { readonly entry: Entry; readonly lane: string } | undefined;
}

interface Slot {
  readonly entry: Entry;
  readonly closed: boolean;
  readonly late: boolean;
  /** The records it was made from, so that a filter looks nothing up. */
  readonly application: Application | null;
  readonly person: Person | undefined;
  readonly requisition: Requisition | null;
  /** Placed again once now is past this; Infinity when time changes nothing. */
  readonly changesAt: number;
  lane: string;
  shown: boolean;
  /** What a search looks through; made when first searched. */
  words: string | undefined;
}

const dayMs = 86_400_000;
const empty = createStack(compareEntries);

export function createColumns(source: ColumnsSource): BoardColumns {
  const slots = new Map<string, Slot>();
  let lists = new Map<string, Partial<Record<StageKey, Stack<Entry>>>>();
  let counts = noCounts();
  let view = plainView;
  let closedColumns: ReadonlySet<StageKey> = new Set();
  let filter: Filter = filterAt(0);

  function filterAt(now: number): Filter {
    return filterOf(view, { me: source.me, now, stage: source.stage });
  }

  function applicationSlot(application: Application, now: number): Slot | undefined {
    if (application.deletedAt !== null) return undefined;
    const person = source.persons.get(application.person);
    const closed = application.outcome !== null;
    const limit = closed ? null : source.stage(application.stage).limitDays;
    const lateAt = limit === null ? Infinity : application.since + limit * dayMs;
    const claimEnds = isClaimed(application, now) && application.claim !== null ? application.claim.until : Infinity;
    const late = now > lateAt;
    return {
      entry: {
        id: application.id,
        kind: 'application',
        column: application.stage,
        group: closed ? -application.since : 0,
        rank: application.rank,
        height: applicationHeight(applicationRows(application, person, now)),
      },
      closed,
      late,
      application,
      person,
      requisition: null,
      changesAt: Math.min(late ? Infinity : lateAt, claimEnds),
      lane: '',
      shown: false,
      words: undefined,
    };
  }

  function requisitionSlot(requisition: Requisition, now: number): Slot | undefined {
    if (requisition.deletedAt !== null) return undefined;
    const unconfirmed = isUnconfirmed(requisition);
    const closed = isRequisitionClosed(requisition);
    const limit = source.stage('requirement').limitDays;
    const late = !closed && isRequisitionLate(requisition, { limitDays: limit }, now);
    const waits = limit !== null && !closed && unconfirmed && requisition.status !== 'on-hold';
    return {
      entry: {
        id: requisition.id,
        kind: 'requisition',
        column: 'requirement',
        group: closed ? -(requisition.cancelledAt ?? requisition.confirmedAt ?? requisition.createdAt) : unconfirmed ? 0 : 1,
        rank: requisition.rank,
        height: requisitionHeight(requisition),
      },
      closed,
      late,
      application: null,
      person: undefined,
      requisition,
      changesAt: late || !waits ? Infinity : waitingSince(requisition) + limit * dayMs,
      lane: '',
      shown: false,
      words: undefined,
    };
  }

  /** Where the view puts a card, and whether it lets it through. */
  function look(slot: Slot): void {
    const { application, requisition, person, closed, entry } = slot;
    if (application !== null) {
      slot.lane = laneOfApplication(view.lanes, application);
      if (filter.searches && person !== undefined) slot.words ??= wordsOfPerson(person);
      slot.shown =
        closed === closedColumns.has(entry.column) &&
        (!filter.active || filter.application(application, person, source.requisitions.get(application.requisition), slot.words));
    } else if (requisition !== null) {
      slot.lane = laneOfRequisition(view.lanes, requisition);
      slot.shown = closed === closedColumns.has(entry.column) && (!filter.active || filter.requisition(requisition));
    }
  }

  function slotOf(id: string, now: number): Slot | undefined {
    const application = source.applications.get(id);
    const requisition = application === undefined ? source.requisitions.get(id) : undefined;
    const slot = application !== undefined ? applicationSlot(application, now) : requisition && requisitionSlot(requisition, now);
    if (slot !== undefined) look(slot);
    return slot;
  }

  function count(slot: Slot, by: 1 | -1): void {
    const column = counts[slot.entry.column];
    if (slot.closed) column.closed += by;
    else column.total += by;
    if (slot.late) column.late += by;
    if (slot.shown) column.shown += by;
  }

  function listFor(column: StageKey, lane: string): Stack<Entry> {
    let lanes = lists.get(lane);
    if (lanes === undefined) lists.set(lane, (lanes = {}));
    return (lanes[column] ??= createStack(compareEntries));
  }

  function takeOut(slot: Slot): void {
    const lanes = lists.get(slot.lane);
    const list = lanes?.[slot.entry.column];
    if (lanes === undefined || list === undefined) return;
    list.remove(slot.entry);
    if (list.size > 0) return;
    delete lanes[slot.entry.column];
    if (Object.keys(lanes).length === 0) lists.delete(slot.lane);
  }

  /** Puts one card where it belongs now, and says which columns that changed. */
  function place(id: string, now: number, touched: Set<StageKey>): void {
    const before = slots.get(id);
    const after = slotOf(id, now);
    if (after === undefined) slots.delete(id);
    else slots.set(id, after);
    if (before !== undefined && after !== undefined && sameSlot(before, after)) {
      if (after.shown) touched.add(after.entry.column);
      return;
    }
    if (before !== undefined) {
      count(before, -1);
      if (before.shown) takeOut(before);
      touched.add(before.entry.column);
    }
    if (after !== undefined) {
      count(after, 1);
      if (after.shown) listFor(after.entry.column, after.lane).insert(after.entry);
      touched.add(after.entry.column);
    }
  }

  /** Builds the lists from the slots. Open candidates come sorted from the model; the few others are sorted here. */
  function build(): void {
    lists = new Map();
    counts = noCounts();
    const rows = new Map<StageKey, Map<string, Entry[]>>(stageKeys.map((key) => [key, new Map()]));
    const add = ({ entry, lane }: Slot): void => {
      const lanes = rows.get(entry.column);
      const row = lanes?.get(lane);
      if (row === undefined) lanes?.set(lane, [entry]);
      else row.push(entry);
    };
    for (const slot of slots.values()) {
      count(slot, 1);
      if (slot.shown && (slot.application === null || slot.closed)) add(slot);
    }
    for (const lanes of rows.values()) for (const row of lanes.values()) row.sort(compareEntries);
    for (const stage of stageKeys) {
      if (stage === 'requirement' || closedColumns.has(stage)) continue;
      for (const id of source.inStage(stage)) {
        const slot = slots.get(id);
        if (slot?.shown === true) add(slot);
      }
    }
    for (const [column, lanes] of rows) {
      for (const [lane, entries] of lanes) {
        const known = lists.get(lane) ?? {};
        known[column] = createStack(compareEntries, entries);
        lists.set(lane, known);
      }
    }
  }

  function load(now: number): void {
    filter = filterAt(now);
    slots.clear();
    for (const id of source.requisitions.keys()) setSlot(id, now);
    for (const id of source.applications.keys()) setSlot(id, now);
    build();
  }

  function setSlot(id: string, now: number): void {
    const slot = slotOf(id, now);
    if (slot !== undefined) slots.set(id, slot);
  }

  return {
    load,
    show(nextView, nextClosed, now) {
      view = nextView;
      closedColumns = nextClosed;
      filter = filterAt(now);
      for (const slot of slots.values()) look(slot);
      build();
    },
    apply(changes, now) {
      const touched = new Set<StageKey>();
      filter = filterAt(now);
      const applications = new Set(changes.applications);
      const requisitions = new Set(changes.requisitions);
      for (const id of changes.persons ?? [])
        for (const application of source.applicationsOfPerson(id)) applications.add(application);
      // A need's words count in a search for its candidates.
      if (view.text !== '')
        for (const id of requisitions)
          for (const application of source.applicationsOfRequisition(id)) applications.add(application);
      for (const id of applications) place(id, now, touched);
      for (const id of requisitions) place(id, now, touched);
      // The cards of its candidates name it.
      if (requisitions.size > 0) for (const column of stageKeys) touched.add(column);
      return touched;
    },
    tick(now) {
      const touched = new Set<StageKey>();
      filter = filterAt(now);
      for (const [id, slot] of slots) if (now > slot.changesAt) place(id, now, touched);
      return touched;
    },
    counts: (column) => counts[column],
    lanes: () => lists.keys(),
    list: (column, lane) => lists.get(lane)?.[column] ?? empty,
    placeOf(id) {
      const slot = slots.get(id);
      return slot?.shown === true ? slot : undefined;
    },
  };
}

/** Nothing is left to do for it on the board: cancelled, or every head is taken. */
export const isRequisitionClosed = (requisition: Pick<Requisition, 'status'>): boolean =>
  requisition.status === 'filled' || requisition.status === 'cancelled';

const sameSlot = (a: Slot, b: Slot): boolean =>
  a.lane === b.lane && a.closed === b.closed && a.late === b.late && a.shown === b.shown && sameEntry(a.entry, b.entry);

type MutableCounts = { -readonly [Field in keyof ColumnCounts]: number };
function noCounts(): Record<StageKey, MutableCounts> {
  const none = (): MutableCounts => ({ total: 0, late: 0, closed: 0, shown: 0 });
  return { requirement: none(), screening: none(), interview: none(), offer: none(), onboarding: none() };
}
