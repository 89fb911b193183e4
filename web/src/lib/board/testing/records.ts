/** Plain records for tests of the board's logic; what a test does not say is unremarkable. */
import type { Application, Move, Person, Requisition } from '@muster/model';

export const day = 86_400_000;
export const noon = Date.UTC(2026, 4, 20, 4);

export function aMove(more: Partial<Move> = {}): Move {
  return {
    id: 'm1',
    stage: 'screening',
    rank: 'a0',
    at: noon - day,
    by: 'u1',
    after: [],
    outcome: null,
    reason: null,
    undoes: null,
    ...more,
  };
}

export function anApplication(id: string, more: Partial<Application> = {}): Application {
  const head = aMove({
    id: `${id}-m1`,
    stage: more.stage ?? 'screening',
    rank: more.rank ?? 'a0',
    outcome: more.outcome ?? null,
  });
  return {
    id,
    person: `p-${id}`,
    requisition: 'r1',
    channel: null,
    appliedAt: noon - day,
    owner: null,
    claim: null,
    moves: [head],
    keyDates: [],
    opening: null,
    head,
    stage: head.stage,
    outcome: null,
    reason: null,
    step: null,
    rank: head.rank,
    since: noon - day,
    conflict: [],
    createdAt: noon - day,
    createdBy: 'u1',
    deletedAt: null,
    sample: false,
    ...more,
  };
}

export function aPerson(id: string, more: Partial<Person> = {}): Person {
  return {
    id,
    name: '张三',
    city: '杭州',
    education: '本科',
    school: '',
    major: '',
    experienceYears: 3,
    currentCompany: '',
    currentPost: '',
    availableFrom: '',
    referrer: '',
    tags: [],
    nextAction: null,
    importKeys: [],
    createdAt: noon - day,
    createdBy: 'u1',
    deletedAt: null,
    sample: false,
    ...more,
  };
}

export function aRequisition(id: string, more: Partial<Requisition> = {}): Requisition {
  return {
    id,
    title: '天猫运营专员',
    department: '运营部',
    reason: '',
    priority: 'normal',
    hiringManager: '周敏',
    owner: null,
    status: 'confirmed',
    requestedAt: noon - 5 * day,
    confirmedAt: noon - 4 * day,
    confirmedBy: 'u1',
    cancelledAt: null,
    holds: [],
    headcount: 3,
    rank: 'a0',
    createdAt: noon - 5 * day,
    createdBy: 'u1',
    deletedAt: null,
    sample: false,
    ...more,
  };
}
