import type {
  Application,
  ApplicationId,
  Cost,
  CostId,
  Interview,
  InterviewId,
  Member,
  Opening,
  OpeningId,
  Requisition,
  RequisitionId,
  StageKey,
  StageSettings,
  Targets,
  UserId,
} from '@muster/model';

/** A member as the workload sees one. Without a capacity of his or her own the team's applies. */
export type MemberFacts = Pick<Member, 'id' | 'jobRole' | 'deletedAt'> & { readonly capacity?: number | null };

/**
 * What numbers are reckoned from: plain snapshots by id. Nothing is copied, so the maps may be live ones; whoever keeps `Numbers` on live
 * maps tells it what changed (`Numbers.touch`), or lets `followDesk` do so.
 */
export interface Facts {
  /** IANA name; decides where a day begins. */
  readonly timeZone: string;
  readonly requisitions: ReadonlyMap<RequisitionId, Requisition>;
  readonly openings: ReadonlyMap<OpeningId, Opening>;
  readonly applications: ReadonlyMap<ApplicationId, Application>;
  /** null: this device does not receive them. Numbers that need them then say so (`Measured.hidden`) instead of a wrong number. */
  readonly interviews: ReadonlyMap<InterviewId, Interview> | null;
  /** null: as above. */
  readonly costs: ReadonlyMap<CostId, Cost> | null;
  readonly members: ReadonlyMap<UserId, MemberFacts>;
  readonly stages: ReadonlyMap<StageKey, Pick<StageSettings, 'limitDays'>>;
  readonly targets: Targets;
  /** What part of a requisition's work each of its owners carries; read as parts of their sum. Without it the owner carries all. */
  readonly shares?: ReadonlyMap<RequisitionId, ReadonlyMap<UserId, number>>;
  /** How much work one opening of the requisition's post type makes, where it is not 1. */
  readonly weights?: ReadonlyMap<RequisitionId, number>;
}

/** The kinds of facts that change. `setting`: time zone, targets, limits, shares and weights. */
export type FactKind = 'requisition' | 'opening' | 'application' | 'interview' | 'cost' | 'member' | 'setting';

/** Days of the team's zone, `YYYY-MM-DD`, half-open: `until` is the first day that no longer belongs to it. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/** Empty lists ask for everything. An application belongs to its owner, or without one to its requisition's; its channel is its source. */
export interface Filter {
  readonly requisitions: readonly RequisitionId[];
  readonly owners: readonly UserId[];
  readonly channels: readonly string[];
}

export interface Question {
  readonly period: Period;
  /** The instant from which one looks, milliseconds since 1970: what happened or was noted later does not exist. */
  readonly asOf: number;
  readonly filter?: Partial<Filter>;
  /** Whether cost per hire counts internal work, too. */
  readonly internalCosts?: boolean;
  /** How many months the trends show, the one of `asOf` last. 12 when not said. */
  readonly months?: number;
}
