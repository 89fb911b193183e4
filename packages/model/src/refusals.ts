import type { RequisitionStatus } from './records/requisition.ts';
import type { ApplicationStageKey, StepKey } from './records/stages.ts';
import type { UserId } from './ids.ts';
import type { RetroPhase } from './records/retro.ts';

export type DocumentKind = 'space' | 'settings' | 'board' | 'people' | 'private' | 'interviews' | 'week' | 'month' | 'user';

/** Why a command did nothing. A refused command changed no document. */
export type Refusal =
  | { readonly type: 'ApplicationGone'; readonly id: string }
  | { readonly type: 'PersonGone'; readonly id: string }
  | { readonly type: 'RequisitionGone'; readonly id: string }
  | { readonly type: 'ProjectGone'; readonly id: string }
  | { readonly type: 'MemberGone'; readonly id: string }
  | { readonly type: 'RiskGone'; readonly id: string }
  | { readonly type: 'DecisionGone'; readonly id: string }
  | { readonly type: 'AnnouncementGone'; readonly id: string }
  | { readonly type: 'EndsBeforeStart' }
  | { readonly type: 'TaskGone'; readonly id: string }
  | { readonly type: 'GoalGone'; readonly id: string }
  | { readonly type: 'MilestoneGone'; readonly id: string }
  /** A goal cannot be a part of itself, not even through others. */
  | { readonly type: 'GoalInItself'; readonly id: string }
  | { readonly type: 'MoveGone'; readonly id: string }
  | { readonly type: 'KeyDateGone'; readonly id: string }
  | { readonly type: 'OpeningGone'; readonly id: string }
  | { readonly type: 'InterviewGone'; readonly id: string }
  | { readonly type: 'CostGone'; readonly id: string }
  | { readonly type: 'NothingChosen' }
  | { readonly type: 'NothingChanged' }
  | { readonly type: 'NameMissing' }
  | { readonly type: 'TextTooLong'; readonly field: string; readonly limit: number }
  | { readonly type: 'NumberOutOfRange'; readonly field: string; readonly least: number; readonly most: number }
  | { readonly type: 'DayUnreadable'; readonly field: string; readonly value: string }
  | { readonly type: 'DayMissing'; readonly field: string }
  /** What has happened cannot lie ahead. */
  | { readonly type: 'InFuture'; readonly field: string }
  | { readonly type: 'DaysOutOfOrder'; readonly from: string; readonly until: string }
  | { readonly type: 'AlreadyApplied'; readonly application: string }
  | { readonly type: 'WrongStatus'; readonly status: RequisitionStatus; readonly allowed: readonly RequisitionStatus[] }
  | { readonly type: 'StepNotInStage'; readonly step: StepKey; readonly stage: ApplicationStageKey }
  | { readonly type: 'ReasonMissing' }
  | { readonly type: 'SettingGone'; readonly id: string }
  | { readonly type: 'LineGone'; readonly id: string }
  /** Nobody has started a meeting for this day, or it is over. */
  | { readonly type: 'MeetingOver' }
  | { readonly type: 'MeetingRunning'; readonly by: UserId }
  /** Only the facilitator may do this, or whoever has the word: take over first. */
  | { readonly type: 'NotFacilitator'; readonly by: UserId }
  | { readonly type: 'NoConflict'; readonly id: string }
  /** Somebody else's claim still runs; ask again with `takeOver`. */
  | { readonly type: 'ClaimedBy'; readonly by: UserId; readonly until: number }
  /** The retro is elsewhere by now. */
  | { readonly type: 'WrongPhase'; readonly phase: RetroPhase; readonly allowed: readonly RetroPhase[] }
  | { readonly type: 'SummaryFrozen' }
  | { readonly type: 'NoVotesLeft'; readonly limit: number }
  /** A card of a retro that was taken away, or never came. */
  | { readonly type: 'CardGone'; readonly id: string }
  /** This member may not write the document, or not even read it. */
  | { readonly type: 'NotAllowed'; readonly document: DocumentKind }
  /** A newer version wrote this document: it is read-only here until the app is updated [M9]. */
  | { readonly type: 'DocumentTooNew'; readonly document: DocumentKind; readonly version: number };
