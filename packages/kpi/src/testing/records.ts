/** Plain records for tests: what a test does not say is usual. */
import type {
  Application,
  ApplicationStageKey,
  Cost,
  Interview,
  KeyDate,
  KeyDateKind,
  Member,
  Move,
  Opening,
  OutcomeKey,
  Requisition,
  StageKey,
  StageSettings,
  Targets,
} from '@muster/model';
import { byTime, defaultLimitDays, defaultTargets, stageKeys, standingOf } from '@muster/model/pure';
import type { Facts } from '../facts.ts';

export const day = 86_400_000;
export const hour = 3_600_000;
export const minute = 60_000;

/** An instant in UTC: `at('2026-03-01')`, `at('2026-03-01T09:30')`. */
export const at = (text: string): number => Date.parse(text.includes('T') ? `${text}Z` : `${text}T00:00:00Z`);

export interface Records {
  readonly requisitions: Map<string, Requisition>;
  readonly openings: Map<string, Opening>;
  readonly applications: Map<string, Application>;
  readonly interviews: Map<string, Interview>;
  readonly costs: Map<string, Cost>;
  readonly members: Map<string, Member>;
  readonly stages: Map<StageKey, StageSettings>;
}

export type SomeFacts = Records & Omit<Facts, keyof Records>;

export function noFacts(more: { timeZone?: string; targets?: Partial<Targets> } = {}): SomeFacts {
  return {
    timeZone: more.timeZone ?? 'UTC',
    targets: { ...defaultTargets, ...more.targets },
    requisitions: new Map(),
    openings: new Map(),
    applications: new Map(),
    interviews: new Map(),
    costs: new Map(),
    members: new Map(),
    stages: new Map(stageKeys.map((key) => [key, { key, name: null, limitDays: defaultLimitDays[key], workLimit: null }])),
  };
}

/** The very day everything is requested unless it says otherwise. */
export const start = at('2026-03-01');

export function addRequisition(
  facts: Records,
  id: string,
  { heads = 1, ...fields }: Partial<Requisition> & { heads?: number; targetOn?: string | null } = {},
): Requisition {
  const requestedAt = fields.requestedAt === undefined ? start : fields.requestedAt;
  const requisition: Requisition = {
    id,
    title: id,
    department: '',
    reason: '',
    priority: 'normal',
    hiringManager: '',
    owner: null,
    status: 'confirmed',
    confirmedAt: requestedAt,
    confirmedBy: 'ana',
    cancelledAt: null,
    holds: [],
    headcount: heads,
    rank: 'a',
    createdAt: Math.min(start, requestedAt ?? start),
    createdBy: 'ana',
    deletedAt: null,
    sample: false,
    ...fields,
    requestedAt,
  };
  facts.requisitions.set(id, requisition);
  for (let ordinal = 1; ordinal <= heads; ordinal++)
    addOpening(facts, id, ordinal, { requestedAt: requestedAt ?? start, targetOn: fields.targetOn ?? null });
  return requisition;
}

export function addOpening(facts: Records, requisition: string, ordinal: number, fields: Partial<Opening> = {}): Opening {
  const id = `${requisition}-${ordinal}`;
  const opening: Opening = { id, requisition, ordinal, requestedAt: start, targetOn: null, cancelledAt: null, ...fields };
  facts.openings.set(id, opening);
  return opening;
}

/** `[stage or outcome, when, who]`; each move comes after the one before. */
export type Step = readonly [to: ApplicationStageKey | OutcomeKey, when: number, by?: string];
/** `[kind, when it happened]`, noted at once; of a plan, the day agreed. */
export type Noted = readonly [kind: KeyDateKind, when: number, more?: { on?: string; notedAt?: number }];

export function movesOf(id: string, steps: readonly Step[]): readonly Move[] {
  let stage: ApplicationStageKey = 'screening';
  return steps.map(([to, when, by = 'ana'], index) => {
    const isOutcome = to === 'joined' || to === 'rejected' || to === 'withdrawn' || to === 'no-show';
    if (!isOutcome) stage = to;
    return {
      id: `${id}.m${index}`,
      stage,
      rank: 'a',
      at: when,
      by,
      after: index === 0 ? [] : [`${id}.m${index - 1}`],
      outcome: isOutcome ? to : null,
      reason: null,
      undoes: null,
    };
  });
}

function keyDatesOf(id: string, noted: readonly Noted[]): readonly KeyDate[] {
  return noted
    .map(([kind, when, { on = null, notedAt = when } = {}], index) => ({
      id: `${id}.d${index}`,
      kind,
      at: when,
      on,
      notedAt,
      by: 'ana',
    }))
    .sort((a, b) => a.at - b.at || a.notedAt - b.notedAt || (a.id < b.id ? -1 : 1));
}

export function addApplication(
  facts: Records,
  id: string,
  { steps = [], dates = [], ...fields }: Partial<Application> & { steps?: readonly Step[]; dates?: readonly Noted[] } = {},
): Application {
  const appliedAt = fields.appliedAt ?? steps[0]?.[1] ?? start;
  const moves = [...(fields.moves ?? movesOf(id, steps.length > 0 ? steps : [['screening', appliedAt]]))].sort(byTime);
  const application = standing({
    id,
    person: `person of ${id}`,
    requisition: 'post',
    channel: null,
    owner: null,
    claim: null,
    keyDates: keyDatesOf(id, dates),
    opening: null,
    step: null,
    createdAt: Math.min(appliedAt, (moves[0] as Move).at),
    createdBy: 'ana',
    deletedAt: null,
    sample: false,
    ...fields,
    appliedAt,
    moves,
  });
  facts.applications.set(id, application);
  return application;
}

type Derived = 'head' | 'stage' | 'outcome' | 'reason' | 'rank' | 'since' | 'conflict';

/** What a reader of the document adds to the stored fields. */
export function standing(stored: Omit<Application, Derived>): Application {
  const { head, since, conflict } = standingOf(stored.moves);
  const { stage, outcome, reason, rank } = head;
  return { ...stored, head, stage, outcome, reason, rank, since, conflict };
}

export function addInterview(
  facts: Records,
  id: string,
  fields: Partial<Interview> & Pick<Interview, 'application' | 'at'>,
): Interview {
  const status = fields.status ?? 'attended';
  const interview: Interview = {
    id,
    round: 1,
    type: 'video',
    minutes: 30,
    interviewers: [],
    place: '',
    status,
    statusAt: status === 'scheduled' ? null : fields.at + 30 * minute,
    createdAt: fields.at - day,
    createdBy: 'ana',
    deletedAt: null,
    sample: false,
    ...fields,
  };
  facts.interviews.set(id, interview);
  return interview;
}

export function addCost(facts: Records, id: string, fields: Partial<Cost> & Pick<Cost, 'amount'>): Cost {
  const cost: Cost = {
    id,
    kind: 'one-off',
    on: null,
    until: null,
    channel: null,
    requisition: null,
    application: null,
    refundOf: null,
    note: '',
    createdAt: start,
    createdBy: 'ana',
    deletedAt: null,
    sample: false,
    ...fields,
  };
  facts.costs.set(id, cost);
  return cost;
}

export function addMember(facts: Records, id: string, fields: Partial<Member> & { capacity?: number | null } = {}): void {
  const member = {
    id,
    name: id,
    colour: 0,
    jobRole: 'recruiter' as const,
    specialty: null,
    joinedOn: null,
    deletedAt: null,
    sample: false,
    capacity: null,
    ...fields,
  };
  facts.members.set(id, member);
}
