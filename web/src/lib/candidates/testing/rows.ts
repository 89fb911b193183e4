import type { Application, Contact, Move, Person } from '@muster/model';
import type { CandidateRow } from '../candidate-row.ts';
import type { ColumnWords } from '../columns.ts';

export const aPerson = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: id,
  city: '',
  education: '',
  school: '',
  major: '',
  experienceYears: null,
  currentCompany: '',
  currentPost: '',
  availableFrom: '',
  referrer: '',
  tags: [],
  nextAction: null,
  importKeys: [],
  createdAt: 0,
  createdBy: 'ana',
  deletedAt: null,
  sample: false,
  ...more,
});

export const anApplication = (id: string, person: string, more: Partial<Application> = {}): Application => {
  const head: Move = {
    id: `${id}-in`,
    stage: more.stage ?? 'screening',
    rank: 'a0',
    at: 0,
    by: 'ana',
    after: [],
    outcome: more.outcome ?? null,
    reason: null,
    undoes: null,
  };
  return {
    id,
    person,
    requisition: 'r1',
    channel: null,
    appliedAt: 0,
    owner: null,
    claim: null,
    moves: [head],
    keyDates: [],
    opening: null,
    head,
    stage: head.stage,
    outcome: head.outcome,
    reason: null,
    step: null,
    rank: 'a0',
    since: 0,
    conflict: [],
    createdAt: 0,
    createdBy: 'ana',
    deletedAt: null,
    sample: false,
    ...more,
  };
};

export const aContact = (person: string, more: Partial<Contact> = {}): Contact => ({
  person,
  phone: '',
  email: '',
  wechat: '',
  expectedSalary: '',
  ...more,
});

export const aRow = (id: string, more: Partial<CandidateRow> = {}): CandidateRow => ({
  id,
  person: aPerson(id),
  application: anApplication(id, id),
  contact: null,
  post: '',
  deleted: false,
  ...more,
});

export const someWords: ColumnWords = {
  locale: 'zh',
  timeZone: 'Asia/Shanghai',
  now: Date.parse('2026-06-10T12:00:00+08:00'),
  standing: (row) => row.application?.outcome ?? row.application?.stage ?? '',
  member: (id) => `member ${id}`,
  channel: (id) => `channel ${id}`,
  comma: '、',
};
