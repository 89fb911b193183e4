import { isLate, stageKeys, type StageKey } from '@muster/model';
import { expect, test } from 'vitest';
import { createColumns, isRequisitionClosed, type BoardColumns } from './columns.ts';
import { filterOf, isRequisitionLate, isUnconfirmed } from './filter.ts';
import { laneOfApplication, laneOfRequisition } from './lanes.ts';
import { day, noon } from './testing/records.ts';
import { seeded } from './testing/seeded.ts';
import { World } from './testing/world.ts';
import { plainView, type BoardView } from './view.ts';

const views: readonly BoardView[] = [
  plainView,
  { ...plainView, lanes: 'owner' },
  { ...plainView, lanes: 'requisition', late: true },
  { ...plainView, lanes: 'channel', tags: ['夜班'] },
  { ...plainView, mine: true },
  { ...plainView, text: '直播' },
  { ...plainView, text: 'wang 天猫', lanes: 'owner' },
  { ...plainView, claimed: true },
  { ...plainView, conflicts: true, unassigned: true },
  { ...plainView, requisitions: ['r1', 'r3'], owners: ['u2'] },
];

/** Everything anew from the records, without an index: filter, group, sort, count. */
function dull(world: World, view: BoardView, closed: ReadonlySet<StageKey>, now: number): unknown {
  const filter = filterOf(view, { me: world.me, now, stage: (key) => world.stage(key) });
  const rows: { column: StageKey; lane: string; id: string; order: [number, string, string] }[] = [];
  const counts = Object.fromEntries(stageKeys.map((key) => [key, { total: 0, late: 0, closed: 0, shown: 0 }]));
  const add = (
    column: StageKey,
    lane: string,
    id: string,
    rank: string,
    group: number,
    isClosed: boolean,
    late: boolean,
    passes: boolean,
  ): void => {
    const count = counts[column] as { total: number; late: number; closed: number; shown: number };
    if (isClosed) count.closed++;
    else count.total++;
    if (late) count.late++;
    if (isClosed !== closed.has(column) || !passes) return;
    count.shown++;
    rows.push({ column, lane, id, order: [group, rank, id] });
  };
  for (const one of world.applications.values()) {
    if (one.deletedAt !== null) continue;
    const isClosed = one.outcome !== null;
    const passes = filter.application(one, world.persons.get(one.person), world.requisitions.get(one.requisition));
    add(
      one.stage,
      laneOfApplication(view.lanes, one),
      one.id,
      one.rank,
      isClosed ? -one.since : 0,
      isClosed,
      isLate(one, world.stage(one.stage), now),
      passes,
    );
  }
  for (const one of world.requisitions.values()) {
    if (one.deletedAt !== null) continue;
    const isClosed = isRequisitionClosed(one);
    const group = isClosed ? -(one.cancelledAt ?? one.confirmedAt ?? one.createdAt) : isUnconfirmed(one) ? 0 : 1;
    const late = !isClosed && isRequisitionLate(one, world.stage('requirement'), now);
    add('requirement', laneOfRequisition(view.lanes, one), one.id, one.rank, group, isClosed, late, filter.requisition(one));
  }
  rows.sort((a, b) => a.order[0] - b.order[0] || compare(a.order[1], b.order[1]) || compare(a.order[2], b.order[2]));
  return {
    counts,
    lanes: [...new Set(rows.map((row) => row.lane))].sort(),
    lists: Object.fromEntries(
      listKeys(rows.map((row) => row.lane)).map(([column, lane]) => [
        `${column}/${lane}`,
        rows.filter((row) => row.column === column && row.lane === lane).map((row) => row.id),
      ]),
    ),
  };
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const listKeys = (lanes: Iterable<string>): [StageKey, string][] =>
  [...new Set(lanes)].sort().flatMap((lane) => stageKeys.map((column): [StageKey, string] => [column, lane]));

function shownBy(columns: BoardColumns): unknown {
  const lanes = [...columns.lanes()].sort();
  return {
    counts: Object.fromEntries(stageKeys.map((key) => [key, columns.counts(key)])),
    lanes,
    lists: Object.fromEntries(
      listKeys(lanes).map(([column, lane]) => [`${column}/${lane}`, [...columns.list(column, lane)].map((entry) => entry.id)]),
    ),
  };
}

test('[P7] after any changes, views and times the lists equal a full recomputation', () => {
  const { random, seed } = seeded();
  for (let run = 0; run < 25; run++) {
    const world = new World();
    for (let i = 0; i < 4; i++)
      world.addRequisition({ status: i === 0 ? 'requested' : 'confirmed', confirmedAt: i === 0 ? null : noon });
    for (let i = 0; i < 40; i++) world.addApplication();
    let view = plainView;
    let closed: ReadonlySet<StageKey> = new Set();
    let now = noon;
    const columns = createColumns(world);
    columns.load(now);
    for (let step = 0; step < 120; step++) {
      const roll = random();
      if (roll < 0.08) {
        view = views[Math.floor(random() * views.length)] as BoardView;
        closed = new Set(stageKeys.filter(() => random() < 0.2));
        columns.show(view, closed, now);
      } else if (roll < 0.16) {
        now += Math.floor(random() * day);
        columns.tick(now);
      } else {
        columns.apply(world.anything(random), now);
      }
      expect(shownBy(columns), `seed ${seed}, run ${run}, step ${step}`).toEqual(dull(world, view, closed, now));
    }
  }
});

test('[P7] only the columns that a change touches are named', () => {
  const world = new World();
  world.addRequisition();
  const id = world.addApplication();
  world.addApplication({ stage: 'offer' });
  const columns = createColumns(world);
  columns.load(noon);
  const before = world.applications.get(id);
  if (before === undefined) throw new Error('the world has no such application');
  world.applications.set(id, { ...before, stage: 'interview' });
  expect([...columns.apply({ applications: [id] }, noon)].sort()).toEqual(['interview', 'screening']);
  expect(columns.placeOf(id)?.entry.column).toBe('interview');
  world.applications.set(id, { ...before, stage: 'interview', owner: 'u2' });
  expect([...columns.apply({ applications: [id] }, noon)]).toEqual(['interview']);
});

test('a need that is filled leaves the first column, and comes back when a head is free again', () => {
  const world = new World();
  const need = world.addRequisition();
  const columns = createColumns(world);
  columns.load(noon);
  const open = world.requisitions.get(need);
  if (open === undefined) throw new Error('the world has no such need');
  world.requisitions.set(need, { ...open, status: 'filled' });
  columns.apply({ requisitions: [need] }, noon);
  expect([columns.placeOf(need), columns.counts('requirement').closed]).toEqual([undefined, 1]);
  world.requisitions.set(need, open);
  columns.apply({ requisitions: [need] }, noon);
  expect(columns.placeOf(need)?.entry.id).toBe(need);
});
