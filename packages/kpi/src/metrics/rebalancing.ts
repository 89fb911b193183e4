import type { ApplicationId, UserId } from '@muster/model';
import { dayMs } from '../calendar.ts';
import { stageIndex } from '../case.ts';
import type { Case } from '../case.ts';
import type { Load } from '../measured.ts';
import type { Rebalancing } from '../numbers.ts';
import type { World } from '../world.ts';
import { isActive, perApplication, workloadOf } from './workload.ts';
import type { Carried } from './workload.ts';

/**
 * A proposal for sharing the work better: cards go, one by one, from whoever is most above the common utilisation to whoever is most below
 * it, for as long as neither overtakes the other by it and the giver is above. Nothing is proposed while nobody is over or under. What
 * goes first costs the least: cards in the earliest stage, of them those that came there last. Cards that somebody is in touch with and those with an interview in the next 7 days stay.
 * Cards of somebody who left the team are given away first and all. Plain data, the same for the same facts; nothing is changed by it.
 */
export function rebalance(carried: ReadonlyMap<UserId, Carried>, cases: Iterable<Case>, world: World): Rebalancing {
  const before = workloadOf(carried, world).members;
  const movable = movableBy(cases, world);
  const moved = new Map<UserId, Carried>([...carried].map(([user, load]) => [user, { ...load }]));
  const sharing = before.filter(({ shares }) => shares);
  const loads = new Map(sharing.map(({ user, load, capacity }) => [user, { user, load, capacity }]));
  const transfers: { application: ApplicationId; from: UserId; to: UserId }[] = [];
  const usage = ({ load, capacity }: { load: number; capacity: number }): number => (capacity > 0 ? load / capacity : load);
  const lightest = () => [...loads.values()].sort((a, b) => usage(a) - usage(b) || (a.user < b.user ? -1 : 1))[0];
  const heaviestFirst = () =>
    [...loads.values()]
      .filter(({ user }) => (movable.get(user)?.length ?? 0) > 0)
      .sort((a, b) => usage(b) - usage(a) || (a.user < b.user ? -1 : 1));
  const give = (one: Case, from: UserId, to: UserId): void => {
    transfers.push({ application: one.id, from, to });
    const [giver, taker] = [loads.get(from), loads.get(to)];
    if (giver !== undefined) giver.load -= perApplication;
    if (taker !== undefined) taker.load += perApplication;
    const [less, more] = [moved.get(from), moved.get(to) ?? { openings: 0, applications: 0, interviews: 0 }];
    if (less !== undefined) less.applications--;
    more.applications++;
    moved.set(to, more);
  };

  for (const { user } of before.filter((load) => isGone(load, world))) {
    for (const one of movable.get(user) ?? []) {
      const to = lightest();
      if (to !== undefined) give(one, user, to.user);
    }
  }
  const given = workloadOf(moved, world);
  const common = given.utilisation ?? 0;
  const isUneven = given.members.some(({ balance }) => balance !== 'even');
  while (isUneven) {
    const to = lightest();
    if (to === undefined) break;
    const more = usage({ ...to, load: to.load + perApplication });
    const from = heaviestFirst().find((one) => {
      const less = usage({ ...one, load: one.load - perApplication });
      return usage(one) > common + rounding && less >= usage(to) - rounding && more <= usage(one) + rounding;
    });
    if (from === undefined) break;
    give(movable.get(from.user)?.shift() as Case, from.user, to.user);
  }
  return { transfers, before, after: workloadOf(moved, world).members };
}

/** What sums of decimals are off by, and more. */
const rounding = 1e-9;

const isGone = ({ user, shares }: Load, { facts, asOf }: World): boolean => {
  const deletedAt = facts.members.get(user)?.deletedAt ?? null;
  return !shares && deletedAt !== null && deletedAt <= asOf;
};

function movableBy(cases: Iterable<Case>, { asOf }: World): Map<UserId, Case[]> {
  const movable = new Map<UserId, Case[]>();
  for (const one of cases) {
    if (!isActive(one) || one.owner === null || isInTouch(one, asOf)) continue;
    const own = movable.get(one.owner);
    if (own === undefined) movable.set(one.owner, [one]);
    else own.push(one);
  }
  for (const own of movable.values())
    own.sort((a, b) => stageIndex[a.stage] - stageIndex[b.stage] || cameAt(b) - cameAt(a) || (a.id < b.id ? -1 : 1));
  return movable;
}

const cameAt = ({ stays }: Case): number => stays.at(-1)?.from ?? 0;

const isInTouch = ({ application: { claim }, interviews }: Case, asOf: number): boolean =>
  (claim !== null && claim.until > asOf) ||
  interviews.some(({ status, at }) => status === 'scheduled' && at >= asOf && at < asOf + 7 * dayMs);
