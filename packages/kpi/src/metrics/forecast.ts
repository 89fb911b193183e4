import type { RequisitionId } from '@muster/model';
import { addDays, dayMs, isDay } from '../calendar.ts';
import { stageIndex } from '../case.ts';
import type { Case } from '../case.ts';
import { seededRandom } from '@muster/model/pure';
import { betaDraw, seedOf } from '../chance.ts';
import type { Random } from '../chance.ts';
import type { Forecast, ForecastOf } from '../numbers.ts';
import type { Everything } from '../parts.ts';
import { isOpen } from '../slot.ts';
import type { World } from '../world.ts';

const runs = 400;
const weekMs = 7 * dayMs;
const horizonWeeks = 52;
const shownWeeks = 26;
const inflowWeeks = 8;
const needs = { decided: 20, accepted: 5 } as const;
const stageCount = 4;

/**
 * When the open openings will be filled, by simulation. In each of 400 runs: the chance that an application in a stage ends in an acceptance
 * that stands is drawn from what its history allows (Beta, so few cases mean wide ranges); each card on the board succeeds with the
 * chance of its stage, after a wait drawn from those of earlier acceptances that lasted longer than it has waited already; new
 * applications come in as in one of the last 8 weeks, drawn anew for each week, and have the chances and waits of the first stage. A
 * requisition is filled with its last remaining opening; people for one post fill no other. Chances and waits are those of the whole
 * project; requisitions on hold are left out. Answers are the days by which 50 % and 80 % of the runs are through; later than a year: null.
 * The same facts and the same `asOf` give the same answer. Fewer than 20 decided applications or 5 acceptances: too little to say.
 * Follows the filter's requisitions only: an opening is nobody's alone.
 */
export function* forecasting(everything: Everything, world: World): Generator<void, Forecast> {
  const posts = postsOf(everything, world);
  const remaining = posts.reduce((sum, post) => sum + post.remaining, 0);
  if (remaining === 0) return { enough: false, why: 'nothing-open', have: 0, need: 1 };
  const past = pastOf(everything);
  const { decided, accepted } = past;
  if (decided < needs.decided) return { enough: false, why: 'too-few-decided', have: decided, need: needs.decided };
  if (accepted < needs.accepted) return { enough: false, why: 'too-few-accepted', have: accepted, need: needs.accepted };

  const random = seededRandom(seedOf([world.asOf, remaining, decided, accepted, posts.length]));
  const doneAt = posts.map(() => new Float64Array(runs));
  const allDone = new Float64Array(runs);
  const filledBy = Array.from({ length: shownWeeks }, () => new Float64Array(runs));
  for (let run = 0; run < runs; run++) {
    if (run % 4 === 0) yield;
    const chances = past.outcomes.map(([won, lost]) => betaDraw(random, won + 1, lost + 1));
    posts.forEach((post, index) => {
      const times = simulate(post, chances, past.waits, world.asOf, random);
      const done = times[post.remaining - 1] ?? Infinity;
      (doneAt[index] as Float64Array)[run] = done;
      allDone[run] = Math.max(allDone[run] as number, done);
      for (let week = 0; week < shownWeeks; week++) {
        const until = world.asOf + (week + 1) * weekMs;
        (filledBy[week] as Float64Array)[run] =
          ((filledBy[week] as Float64Array)[run] as number) + countUpTo(times, until, post.remaining);
      }
    });
  }
  const lastTarget = posts.map(({ target }) => target).filter((target) => target !== null);
  return {
    enough: true,
    all: answer(null, remaining, allDone, lastTarget.sort().at(-1) ?? null, world),
    requisitions: posts.map((post, index) => answer(post.id, post.remaining, doneAt[index] as Float64Array, post.target, world)),
    runs,
    basis: {
      decided,
      accepted,
      active: posts.reduce((sum, { cards }) => sum + cards.reduce((count, ages) => count + ages.length, 0), 0),
      newPerWeek: posts.reduce((sum, { weeks }) => sum + weeks.reduce((count, week) => count + week, 0) / weeks.length, 0),
    },
    weeks: filledBy.map((counts, week) => {
      counts.sort();
      return {
        day: world.calendar.dayOf(world.asOf + (week + 1) * weekMs),
        low: counts[Math.ceil(runs * 0.1) - 1] as number,
        middle: counts[Math.ceil(runs * 0.5) - 1] as number,
        high: counts[Math.ceil(runs * 0.9) - 1] as number,
      };
    }),
  };
}

interface Post {
  readonly id: RequisitionId;
  readonly remaining: number;
  /** The last target day of its open openings. */
  readonly target: string | null;
  /** Per stage, how long its cards have been there, ms. */
  readonly cards: readonly number[][];
  /** New applications of the last weeks. */
  readonly weeks: readonly number[];
}

function postsOf(everything: Everything, world: World): readonly Post[] {
  const { asOf, requisitions } = world;
  const open = new Map<RequisitionId, { remaining: number; target: string | null; since: number }>();
  for (const slot of everything.slots()) {
    const { need, opening } = slot;
    if (!isOpen(slot) || opening === null || need.isOnHold || (requisitions !== null && !requisitions.has(need.id))) continue;
    const known = open.get(need.id) ?? { remaining: 0, target: null, since: need.requestedAt ?? asOf };
    known.remaining++;
    const { targetOn } = opening;
    if (targetOn !== null && isDay(targetOn) && (known.target === null || targetOn > known.target)) known.target = targetOn;
    open.set(need.id, known);
  }
  const cards = new Map<RequisitionId, number[][]>();
  const weeks = new Map<RequisitionId, number[]>();
  for (const [id, { since }] of open) {
    cards.set(
      id,
      Array.from({ length: stageCount }, () => []),
    );
    const length = Math.min(inflowWeeks, Math.max(1, Math.floor((asOf - since) / weekMs)));
    weeks.set(id, new Array<number>(length).fill(0));
  }
  for (const one of everything.cases()) {
    const ages = cards.get(one.requisition);
    const counts = weeks.get(one.requisition);
    if (ages === undefined || counts === undefined) continue;
    const week = Math.floor((asOf - one.appliedAt) / weekMs);
    if (week >= 0 && week < counts.length) counts[week] = (counts[week] as number) + 1;
    if (one.outcome === null && !isStanding(one)) ages[stageIndex[one.stage]]?.push(asOf - (one.stays.at(-1)?.from ?? asOf));
  }
  return [...open]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { remaining, target }]) => {
      const ages = cards.get(id) as number[][];
      // The order in which cards came to this replica must leave no trace.
      for (const list of ages) list.sort((a, b) => a - b);
      return { id, remaining, target, cards: ages, weeks: weeks.get(id) as number[] };
    });
}

interface Past {
  readonly decided: number;
  readonly accepted: number;
  /** Per stage: of those that reached it and are decided, how many acceptances stand, and the others. */
  readonly outcomes: readonly (readonly [number, number])[];
  /** Per stage: ms from coming to it to the acceptance, ascending. */
  readonly waits: readonly Float64Array[];
}

function pastOf(everything: Everything): Past {
  let [decided, accepted] = [0, 0];
  const outcomes = Array.from({ length: stageCount }, (): [number, number] => [0, 0]);
  const waits = Array.from({ length: stageCount }, (): number[] => []);
  for (const one of everything.cases()) {
    const { acceptedAt, outcome, furthest, stays } = one;
    if (acceptedAt === null && outcome === null) continue;
    decided++;
    if (acceptedAt !== null) accepted++;
    for (let stage = 0; stage < stageCount; stage++) {
      if (stage <= furthest) (outcomes[stage] as [number, number])[isStanding(one) ? 0 : 1]++;
      if (acceptedAt === null) continue;
      const came = stays.find((stay) => stageIndex[stay.stage] >= stage);
      if (came !== undefined && came.from <= acceptedAt) waits[stage]?.push(acceptedAt - came.from);
    }
  }
  return { decided, accepted, outcomes, waits: waits.map((list) => Float64Array.from(list).sort()) };
}

const isStanding = ({ acceptedAt, endedAt }: Case): boolean => acceptedAt !== null && endedAt === null;

/** When acceptances come in one run, ascending; as many as matter. */
function simulate(
  { remaining, cards, weeks }: Post,
  chances: readonly number[],
  waits: readonly Float64Array[],
  asOf: number,
  random: Random,
): readonly number[] {
  const times: number[] = [];
  cards.forEach((ages, stage) => {
    for (const index of winners(ages.length, chances[stage] as number, random))
      times.push(asOf + waitLeft(waits[stage] as Float64Array, ages[index] as number, random));
  });
  for (let week = 0; week < horizonWeeks; week++) {
    const start = asOf + week * weekMs;
    // Who applies later cannot accept earlier.
    if (countUpTo(times, start, remaining) >= remaining) break;
    const count = weeks[Math.floor(random() * weeks.length)] as number;
    for (const _ of winners(count, chances[0] as number, random))
      times.push(start + random() * weekMs + waitLeft(waits[0] as Float64Array, -1, random));
  }
  return times.sort((a, b) => a - b).filter((time) => time <= asOf + horizonWeeks * weekMs);
}

/** Which of so many succeed. Leaps from one success to the next, so that many cards with small chances cost little. */
function* winners(count: number, chance: number, random: Random): Generator<number> {
  if (chance <= 0) return;
  const stay = Math.log1p(-Math.min(chance, 1 - 1e-12));
  for (let index = -1; ;) {
    index += 1 + Math.floor(Math.log(1 - random()) / stay);
    if (index >= count) return;
    yield index;
  }
}

/** How much longer, given how long it has been. Who has waited longer than anybody before may be through any day. */
function waitLeft(waits: Float64Array, age: number, random: Random): number {
  let [low, high] = [0, waits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((waits[middle] as number) <= age) low = middle + 1;
    else high = middle;
  }
  if (low < waits.length) return (waits[low + Math.floor(random() * (waits.length - low))] as number) - Math.max(0, age);
  return random() * (waits[waits.length >> 1] ?? weekMs);
}

function countUpTo(times: readonly number[], until: number, most: number): number {
  let count = 0;
  for (const time of times) if (time <= until && ++count >= most) break;
  return count;
}

function answer(
  requisition: RequisitionId | null,
  remaining: number,
  done: Float64Array,
  target: string | null,
  { calendar }: World,
): ForecastOf {
  const sorted = Float64Array.from(done).sort();
  const dayBy = (part: number): string | null => {
    const at = sorted[Math.ceil(runs * part) - 1] as number;
    return Number.isFinite(at) ? calendar.dayOf(at) : null;
  };
  const over = target === null ? null : calendar.startOf(addDays(target, 1));
  return {
    requisition,
    remaining,
    p50: dayBy(0.5),
    p80: dayBy(0.8),
    onTime: over === null ? null : sorted.filter((at) => at < over).length / runs,
  };
}
