import type { ApplicationId, ChannelId, RequisitionId, StageKey, UserId } from '@muster/model';
import type { FactKind, Question } from './facts.ts';
import type { ChannelCost, Load, Measured, TrendPoint } from './measured.ts';

export interface Cycle extends Measured {
  /** Openings that nobody has arrived for yet: days so far, as of now whatever the period. */
  readonly open: Measured;
}

export interface ArrivalRate extends Measured {
  readonly arrived: number;
  readonly due: number;
  readonly pending: number;
  readonly reneged: number;
  readonly noShow: number;
  readonly earlyLeave: number;
}

export interface CostPerHire extends Measured {
  /** CNY recognised in the period, whether anybody arrived or not. */
  readonly total: number;
  /** The part of `total` that names no channel. */
  readonly shared: number;
  readonly arrivals: Measured;
  /** shared / all arrivals, to be added to each channel's own; null without arrivals. */
  readonly sharedPerHire: number | null;
  /** By channel id, the unknown channel last. Only channels with a cost or an arrival. */
  readonly byChannel: readonly ChannelCost[];
}

export interface TimeToFill extends Measured {
  /** Openings without a standing acceptance: days so far. */
  readonly open: Measured;
  /** Openings filled now, of all that are not cancelled. */
  readonly filled: number;
  readonly openings: number;
}

export interface TimeInStage {
  readonly stage: StageKey;
  readonly limitDays: number | null;
  readonly completed: Measured;
  /** Ages of the stays that go on. */
  readonly open: Measured;
  /** How many of them are past the limit. */
  readonly late: number;
}

/** `joined` is the end of the funnel, no stage. */
export type FunnelStepKey = 'screening' | 'interview' | 'offer' | 'onboarding' | 'joined';

export interface FunnelStep {
  readonly step: FunnelStepKey;
  /** Applications whose furthest step is this one or a later one. */
  readonly reached: number;
  /** Of them, those that are still active and got no further. */
  readonly active: number;
  readonly resolved: number;
  /** How those ended that got no further. */
  readonly rejected: number;
  readonly withdrawn: number;
  readonly noShow: number;
  /** Of `reached`, those that never stood in it. */
  readonly skipped: number;
  /** reached(next) / resolved: its rows are the resolved ones, 1 for those that went on. null for the last step. */
  readonly conversion: Measured | null;
}

export interface OfferAcceptance extends Measured {
  readonly sent: number;
  readonly accepted: number;
  readonly declined: number;
  readonly expired: number;
  readonly withdrawn: number;
  readonly pending: number;
  readonly rescinded: number;
}

export interface Source {
  readonly channel: ChannelId | null;
  readonly applications: number;
  readonly passedScreening: number;
  readonly interviewed: number;
  readonly hired: number;
  readonly arrived: number;
  readonly earlyLeave: number;
  /** Hires that another channel owns, in which this one had a part. */
  readonly assists: number;
  readonly timeToHire: Measured;
  /** Own costs of the period / arrivals in the period; null without arrivals, and where costs are not received. */
  readonly costPerHire: number | null;
  /** Fewer than 20 applications. */
  readonly tooFew: boolean;
}

export interface Workload {
  /** By user id. */
  readonly members: readonly Load[];
  /** All load / all capacity of those who share the work. */
  readonly utilisation: number | null;
  /** Somebody is `over` and somebody `under`. */
  readonly imbalanced: boolean;
}

export interface Rebalancing {
  readonly transfers: readonly {
    readonly application: ApplicationId;
    readonly from: UserId;
    readonly to: UserId;
  }[];
  readonly before: readonly Load[];
  readonly after: readonly Load[];
}

export interface StageWait {
  readonly stage: StageKey;
  readonly limitDays: number | null;
  readonly open: number;
  readonly late: number;
  /** late / open; null without open cards. */
  readonly lateShare: number | null;
  /** Median days of the stays that ended in the window. */
  readonly completed: Measured;
  readonly ages: Measured;
  /** The longer of the two medians: what a candidate has to wait. */
  readonly wait: number | null;
  /** Where the days of the stays that ended went, mean days; null for stages without steps. */
  readonly split: readonly { readonly step: WaitStep; readonly days: number }[] | null;
  readonly inflow: number;
  readonly outflow: number;
  /** wait / the waits of all stages. */
  readonly shareOfCycle: number | null;
  /** Days that a candidate would be spared if the wait came down to the limit. */
  readonly daysSaved: number;
}
export type WaitStep = 'to-schedule' | 'scheduled' | 'waiting-for-feedback' | 'to-approve' | 'sent' | 'answered';

export interface Bottleneck {
  /** The window, instants. */
  readonly from: number;
  readonly until: number;
  readonly stages: readonly StageWait[];
  /** The stage with the most days saved, then the most late cards; null where no stage is over its limit. */
  readonly worst: StageWait | null;
}

export interface ForecastOf {
  readonly requisition: RequisitionId | null;
  readonly remaining: number;
  /** The day by which all are filled in half of the runs, `YYYY-MM-DD`; null: not within a year. */
  readonly p50: string | null;
  readonly p80: string | null;
  /** In what part of the runs it is filled by the latest target day; null without one. */
  readonly onTime: number | null;
}

export type Forecast =
  | {
      readonly enough: false;
      readonly why: 'nothing-open' | 'too-few-decided' | 'too-few-accepted';
      readonly have: number;
      readonly need: number;
    }
  | {
      readonly enough: true;
      readonly all: ForecastOf;
      readonly requisitions: readonly ForecastOf[];
      readonly runs: number;
      /** What it is drawn from. */
      readonly basis: {
        readonly decided: number;
        readonly accepted: number;
        readonly active: number;
        readonly newPerWeek: number;
      };
      /** How many openings are expected to be filled by the end of each week: the middle, and the range of 8 runs in 10. */
      readonly weeks: readonly { readonly day: string; readonly low: number; readonly middle: number; readonly high: number }[];
    };

export interface BurnUp {
  /** By week, the last one at the later of `asOf` and the last target day. */
  readonly points: readonly {
    /** The day that ends just before this instant's day: counts are as of its beginning. */
    readonly day: string;
    readonly planned: number;
    readonly openings: number;
    /** null: lies ahead. */
    readonly filled: number | null;
    readonly arrived: number | null;
  }[];
  /** Openings without a target day are in no plan. */
  readonly unplanned: number;
}

export interface Trend {
  readonly cycle: readonly TrendPoint[];
  readonly arrivalRate: readonly TrendPoint[];
  readonly fulfilmentRate: readonly TrendPoint[];
  readonly costPerHire: readonly TrendPoint[];
  readonly timeToFill: readonly TrendPoint[];
  readonly timeToHire: readonly TrendPoint[];
  readonly offerAcceptance: readonly TrendPoint[];
  readonly showUp: readonly TrendPoint[];
  /** Applications by the month they were made in. */
  readonly applications: readonly TrendPoint[];
  readonly arrivals: readonly TrendPoint[];
}

/**
 * Every number to one question, kept up to date: a change costs what it changed, whatever the size of the board [K1]. Reading is cheap
 * for everything but lists of rows, `rebalancing` and `forecast`, which look at all that they speak of when they are asked for.
 */
export interface Numbers {
  readonly question: Question;
  readonly cycle: () => Cycle;
  readonly arrivalRate: () => ArrivalRate;
  readonly fulfilmentRate: () => Measured;
  readonly costPerHire: () => CostPerHire;
  readonly timeToFill: () => TimeToFill;
  readonly timeToHire: () => Measured;
  readonly timeInStage: () => readonly TimeInStage[];
  readonly funnel: () => readonly FunnelStep[];
  readonly offerAcceptance: () => OfferAcceptance;
  readonly showUp: () => Measured;
  readonly interviewToOffer: () => Measured;
  readonly sources: () => readonly Source[];
  readonly workload: () => Workload;
  readonly rebalancing: () => Rebalancing;
  readonly bottleneck: () => Bottleneck;
  readonly forecast: () => Forecast;
  /** The same, a few milliseconds at a time; after each `pause` is awaited, which may throw to give up. */
  readonly forecastInSlices: (pause: () => Promise<unknown>) => Promise<Forecast>;
  readonly burnUp: () => BurnUp;
  readonly trend: () => Trend;
  /** Takes in what became of these records: their present snapshots, whatever they were before; also that they are gone. */
  readonly touch: (kind: FactKind, ids: Iterable<string>) => void;
}
