/** The five stages of the process, in order. KPIs compute on these keys, whatever a team calls its columns. */
export const stageKeys = ['requirement', 'screening', 'interview', 'offer', 'onboarding'] as const;
export type StageKey = (typeof stageKeys)[number];

/** The stages an application can be in: the first one holds requisitions. */
export const applicationStageKeys = ['screening', 'interview', 'offer', 'onboarding'] as const;
export type ApplicationStageKey = (typeof applicationStageKeys)[number];

/** Outcomes take an application off the board. */
export const outcomeKeys = ['joined', 'rejected', 'withdrawn', 'no-show'] as const;
export type OutcomeKey = (typeof outcomeKeys)[number];

/** Where an application stands within its stage. A stage without steps is not listed. */
export const stepKeysByStage = {
  screening: [],
  interview: ['to-schedule', 'scheduled', 'waiting-for-feedback'],
  offer: ['to-approve', 'sent', 'accepted', 'declined'],
  onboarding: ['due', 'arrived', 'no-show', 'checklist'],
} as const satisfies Record<ApplicationStageKey, readonly string[]>;
export type StepKey = (typeof stepKeysByStage)[ApplicationStageKey][number];

/** A column's own settings; what the team did not set comes from the defaults. */
export interface StageSettings {
  readonly key: StageKey;
  /** The team's own name for the column, or null: the interface's word in the reader's language. */
  readonly name: string | null;
  /** Days a card may stay before it counts as late. null: no limit. */
  readonly limitDays: number | null;
  /** Soft limit of cards in the column. null: no limit. */
  readonly workLimit: number | null;
}

export const defaultLimitDays: Readonly<Record<StageKey, number>> = {
  requirement: 2,
  screening: 3,
  interview: 7,
  offer: 3,
  onboarding: 14,
};

/** A reason for an outcome, from an editable list. Built-in reasons have a fixed id and no name: the interface translates the id. */
export interface Reason {
  readonly id: string;
  readonly outcome: OutcomeKey;
  readonly name: string | null;
  readonly hidden: boolean;
}

/** The reasons every team starts with. */
export const builtInReasons = {
  joined: [],
  rejected: [
    'rejected-experience',
    'rejected-skills',
    'rejected-salary',
    'rejected-stability',
    'rejected-interview',
    'rejected-position-filled',
    'rejected-unreachable',
    'rejected-other',
  ],
  withdrawn: [
    'withdrawn-other-offer',
    'withdrawn-salary',
    'withdrawn-distance',
    'withdrawn-shifts',
    'withdrawn-personal',
    'withdrawn-unreachable',
    'withdrawn-other',
  ],
  'no-show': ['no-show-other-offer', 'no-show-stayed', 'no-show-personal', 'no-show-unreachable', 'no-show-other'],
} as const satisfies Record<OutcomeKey, readonly string[]>;
