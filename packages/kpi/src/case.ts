import type { Application, ApplicationStageKey, Interview, OutcomeKey } from '@muster/model';
import { countedMoves } from './counted-moves.ts';
import { effective } from './holds.ts';
import type { Span } from './holds.ts';
import type { Need } from './need.ts';
import { offerOf } from './offer.ts';
import type { Offer } from './offer.ts';
import { existsAt } from './world.ts';
import type { World } from './world.ts';

/** A stay of an application in a stage. */
export interface Stay {
  readonly stage: ApplicationStageKey;
  readonly from: number;
  /** null: goes on. */
  readonly until: number | null;
  /** Without holds; negative when the dates are the wrong way round. */
  readonly ms: number;
}

/** An application as of an instant, read once for all metrics. */
export interface Case extends Offer {
  readonly id: string;
  readonly application: Application;
  readonly requisition: string;
  readonly person: string;
  /** Its own, or without one its requisition's. */
  readonly owner: string | null;
  readonly channel: string | null;
  /** The channel that owns it: for a hire the first of the person's within 90 days, else its own. */
  readonly source: string | null;
  /** The person's other channels that had a part in the hire. */
  readonly assists: readonly string[];
  readonly holds: readonly Span[];
  readonly appliedAt: number;
  readonly stays: readonly Stay[];
  readonly stage: ApplicationStageKey;
  readonly outcome: OutcomeKey | null;
  /** The furthest stage ever, by index into `applicationStageKeys`. */
  readonly furthest: number;
  /** A bit for each stage it stood in. */
  readonly stood: number;
  /** As of then, by (at, id). */
  readonly interviews: readonly Interview[];
  /** When the first interview that took place began. */
  readonly interviewedAt: number | null;
}

const none: readonly never[] = [];
export const stageIndex: Readonly<Record<ApplicationStageKey, number>> = { screening: 0, interview: 1, offer: 2, onboarding: 3 };

/** undefined: did not exist then. */
export function caseOf(
  application: Application | undefined,
  interviews: readonly Interview[],
  need: Need | undefined,
  world: World,
): Case | undefined {
  if (application === undefined || !existsAt(application, world.asOf)) return undefined;
  const counted = countedMoves(application.moves, world.asOf);
  const last = counted.at(-1);
  if (last === undefined) return undefined;
  const holds = need?.holds ?? none;
  let furthest = 0;
  let stood = 0;
  for (const { stage } of counted) {
    furthest = Math.max(furthest, stageIndex[stage]);
    stood |= 1 << stageIndex[stage];
  }
  const held = interviews.length === 0 ? none : interviewsAsOf(interviews, world.asOf);
  return {
    ...offerOf(application.keyDates, counted, world),
    id: application.id,
    application,
    requisition: application.requisition,
    person: application.person,
    owner: application.owner ?? need?.owner ?? null,
    channel: application.channel,
    source: application.channel,
    assists: none,
    holds,
    appliedAt: application.appliedAt,
    stays: staysOf(counted, holds, world.asOf),
    stage: last.stage,
    outcome: last.outcome,
    furthest,
    stood,
    interviews: held,
    interviewedAt: held.find((interview) => interview.status === 'attended')?.at ?? null,
  };
}

function staysOf(counted: ReturnType<typeof countedMoves>, holds: readonly Span[], asOf: number): readonly Stay[] {
  const stays: Stay[] = [];
  for (let index = 0; index < counted.length; index++) {
    const { stage, outcome, at } = counted[index] as (typeof counted)[number];
    if (outcome !== null) continue;
    const until = counted[index + 1]?.at ?? null;
    stays.push({ stage, from: at, until, ms: effective(at, until ?? asOf, holds) });
  }
  return stays;
}

/** Interviews as they were known then: what was said of them later is not said yet. */
function interviewsAsOf(interviews: readonly Interview[], asOf: number): readonly Interview[] {
  return interviews
    .filter((interview) => existsAt(interview, asOf))
    .map((interview) =>
      interview.statusAt !== null && interview.statusAt > asOf
        ? { ...interview, status: 'scheduled' as const, statusAt: null }
        : interview,
    )
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** Whether a question's filter takes it in. */
export function isAsked(
  {
    requisition,
    owner,
    channel,
  }: { readonly requisition: string | null; readonly owner: string | null; readonly channel: string | null },
  { requisitions, owners, channels }: Pick<World, 'requisitions' | 'owners' | 'channels'>,
): boolean {
  return (
    (requisitions === null || (requisition !== null && requisitions.has(requisition))) &&
    (owners === null || (owner !== null && owners.has(owner))) &&
    (channels === null || (channel !== null && channels.has(channel)))
  );
}

/** A case belongs to the channel that owns it. */
export const isCaseAsked = (
  { requisition, owner, source }: Case,
  { requisitions, owners, channels }: Pick<World, 'requisitions' | 'owners' | 'channels'>,
): boolean =>
  (requisitions === null || requisitions.has(requisition)) &&
  (owners === null || (owner !== null && owners.has(owner))) &&
  (channels === null || (source !== null && channels.has(source)));
