import type { RequisitionId, UserId } from '@muster/model';
import { dayMs } from '../calendar.ts';
import type { Case } from '../case.ts';
import type { Load } from '../measured.ts';
import type { Workload } from '../numbers.ts';
import type { Part, Sign } from '../parts.ts';
import { isOpen } from '../slot.ts';
import type { Need } from '../need.ts';
import type { World } from '../world.ts';

export const perApplication = 0.2;
const perInterview = 0.5;
/** How far from the common utilisation somebody may be before the work counts as badly shared. */
const tolerance = 0.25;

export interface Carried {
  /** Millionths of a load unit, whole: sums do not depend on their order. */
  openings: number;
  applications: number;
  interviews: number;
}

/**
 * Workload: Σ share × weight × remainingOpenings^0.7 of a requisition + 0.2 × active applications + 0.5 × interviews of the next 7 days.
 * Remaining are openings neither cancelled nor filled by a standing acceptance; requisitions on hold weigh 0. Shares of co-owners sum to
 * 1; without shares the owner carries all. An application without an owner is its requisition's owner's. Utilisation is load / capacity.
 * The work is shared out among recruiters and whoever has cards or openings; among them somebody 25 points of utilisation above what all
 * have together is `over`, 25 below `under`. As of now and of the whole project, whatever the period and the filter: a load that leaves
 * work out is no load.
 */
export function createWorkload(
  world: World,
): Part & { readonly read: () => Workload; readonly carriedBy: ReadonlyMap<UserId, Carried> } {
  const carried = new Map<UserId, Carried>();
  const remaining = new Map<RequisitionId, { need: Need; slots: number; openings: number }>();
  const add = (user: UserId, what: keyof Carried, by: number): void => {
    const load = carried.get(user) ?? { openings: 0, applications: 0, interviews: 0 };
    load[what] += by;
    if (load.openings === 0 && load.applications === 0 && load.interviews === 0) carried.delete(user);
    else carried.set(user, load);
  };
  const weigh = (need: Need, openings: number, sign: Sign): void => {
    for (const [user, load] of openingLoads(need, openings, world)) add(user, 'openings', sign * load);
  };
  return {
    carriedBy: carried,
    takeCase: (one, sign) => {
      if (isActive(one) && one.owner !== null) add(one.owner, 'applications', sign);
      for (const user of comingInterviewers(one, world)) add(user, 'interviews', sign);
    },
    takeSlot: (slot, sign) => {
      const { need } = slot;
      const known = remaining.get(need.id) ?? { need, slots: 0, openings: 0 };
      weigh(known.need, known.openings, -1);
      const slots = known.slots + sign;
      const openings = known.openings + (isOpen(slot) ? sign : 0);
      if (slots === 0) remaining.delete(need.id);
      // Old slots leave before new ones come: what is left belongs to whoever came last.
      else remaining.set(need.id, { need: sign === 1 ? need : known.need, slots, openings });
      if (slots > 0) weigh(sign === 1 ? need : known.need, openings, 1);
    },
    read: () => workloadOf(carried, world),
  };
}

const nobody: readonly UserId[] = [];

/** On the board. */
export const isActive = ({ outcome }: Pick<Case, 'outcome'>): boolean => outcome === null;

function comingInterviewers({ interviews }: Pick<Case, 'interviews'>, { asOf }: Pick<World, 'asOf'>): readonly UserId[] {
  if (interviews.length === 0) return nobody;
  return interviews.flatMap(({ status, at, interviewers }) =>
    status === 'scheduled' && at >= asOf && at < asOf + 7 * dayMs ? interviewers : [],
  );
}

/** No weight or share is that heavy. */
const most = 1e6;

function openingLoads(need: Need, openings: number, { facts }: World): readonly (readonly [UserId, number])[] {
  if (openings === 0 || need.isOnHold) return [];
  const weight = facts.weights?.get(need.id) ?? 1;
  const load = (weight > 0 && weight < most ? weight : 0) * openings ** 0.7;
  const shares = [...(facts.shares?.get(need.id) ?? [])]
    .filter(([, share]) => share > 0 && share < most)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const sum = shares.reduce((total, [, share]) => total + share, 0);
  if (sum > 0) return shares.map(([user, share]) => [user, Math.round((load * share * 1e6) / sum)]);
  return need.owner === null ? [] : [[need.owner, Math.round(load * 1e6)]];
}

/** Everybody there is, and whoever carries something although nobody knows him or her any more. */
export function workloadOf(carried: ReadonlyMap<UserId, Carried>, { facts, asOf }: World): Workload {
  const current = [...facts.members.values()].filter(({ deletedAt }) => deletedAt === null || deletedAt > asOf);
  const users = new Set<UserId>([...current.map(({ id }) => id), ...carried.keys()]);
  const loads = [...users].sort().map((user): Omit<Load, 'balance'> => {
    const {
      openings: millionths,
      applications,
      interviews,
    } = carried.get(user) ?? { openings: 0, applications: 0, interviews: 0 };
    const openings = millionths / 1e6;
    const member = facts.members.get(user);
    const capacity = member?.capacity ?? facts.targets.capacity;
    const load = openings + perApplication * applications + perInterview * interviews;
    const isHere = member !== undefined && (member.deletedAt === null || member.deletedAt > asOf);
    return {
      user,
      load,
      capacity,
      utilisation: capacity > 0 ? load / capacity : 0,
      openings,
      applications,
      interviews,
      shares: isHere && (member.jobRole === 'recruiter' || applications > 0 || openings > 0),
    };
  });
  const sharing = loads.filter(({ shares }) => shares);
  const capacity = sharing.reduce((sum, load) => sum + load.capacity, 0);
  const utilisation = capacity > 0 ? sharing.reduce((sum, { load }) => sum + load, 0) / capacity : null;
  const members = loads.map((load): Load => ({ ...load, balance: balanceOf(load, utilisation) }));
  const has = (balance: Load['balance']): boolean => members.some((member) => member.balance === balance);
  return { members, utilisation, imbalanced: has('over') && has('under') };
}

function balanceOf({ shares, utilisation }: Omit<Load, 'balance'>, common: number | null): Load['balance'] {
  if (!shares || common === null) return 'even';
  return utilisation > common + tolerance ? 'over' : utilisation < common - tolerance ? 'under' : 'even';
}
