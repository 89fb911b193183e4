import type { Refusal } from '@muster/model';
import { afterEach, expect, test } from 'vitest';
import { locale } from '#lib/locale/locale.svelte.ts';
import { describe as describeRefusal, describeInOne } from './describe.ts';
import type { Names } from './describe.ts';

/** One of every kind: a kind that is missing here does not compile. */
const samples: { [Type in Refusal['type']]: Extract<Refusal, { type: Type }> } = {
  ApplicationGone: { type: 'ApplicationGone', id: 'a1' },
  PersonGone: { type: 'PersonGone', id: 'p1' },
  RequisitionGone: { type: 'RequisitionGone', id: 'r1' },
  RiskGone: { type: 'RiskGone', id: 'k1' },
  DecisionGone: { type: 'DecisionGone', id: 'd1' },
  AnnouncementGone: { type: 'AnnouncementGone', id: 'n1' },
  EndsBeforeStart: { type: 'EndsBeforeStart' },
  ProjectGone: { type: 'ProjectGone', id: 'j1' },
  MemberGone: { type: 'MemberGone', id: 'u1' },
  TaskGone: { type: 'TaskGone', id: 't1' },
  GoalGone: { type: 'GoalGone', id: 'g1' },
  MilestoneGone: { type: 'MilestoneGone', id: 's1' },
  GoalInItself: { type: 'GoalInItself', id: 'g1' },
  MoveGone: { type: 'MoveGone', id: 'm1' },
  KeyDateGone: { type: 'KeyDateGone', id: 'x1' },
  OpeningGone: { type: 'OpeningGone', id: 'r1-1' },
  InterviewGone: { type: 'InterviewGone', id: 'i1' },
  CostGone: { type: 'CostGone', id: 'c1' },
  NothingChosen: { type: 'NothingChosen' },
  NothingChanged: { type: 'NothingChanged' },
  NameMissing: { type: 'NameMissing' },
  TextTooLong: { type: 'TextTooLong', field: 'title', limit: 200 },
  NumberOutOfRange: { type: 'NumberOutOfRange', field: 'headcount', least: 0, most: 500 },
  DayUnreadable: { type: 'DayUnreadable', field: 'dueOn', value: '31 月' },
  DayMissing: { type: 'DayMissing', field: 'start-planned' },
  InFuture: { type: 'InFuture', field: 'arrived' },
  DaysOutOfOrder: { type: 'DaysOutOfOrder', from: '2026-06-18', until: '2026-06-01' },
  AlreadyApplied: { type: 'AlreadyApplied', application: 'a1' },
  WrongStatus: { type: 'WrongStatus', status: 'cancelled', allowed: ['draft', 'requested'] },
  StepNotInStage: { type: 'StepNotInStage', step: 'sent', stage: 'interview' },
  ReasonMissing: { type: 'ReasonMissing' },
  SettingGone: { type: 'SettingGone', id: 's1' },
  LineGone: { type: 'LineGone', id: 'l1' },
  MeetingOver: { type: 'MeetingOver' },
  MeetingRunning: { type: 'MeetingRunning', by: 'u1' },
  NotFacilitator: { type: 'NotFacilitator', by: 'u1' },
  NoConflict: { type: 'NoConflict', id: 'a1' },
  ClaimedBy: { type: 'ClaimedBy', by: 'u1', until: Date.UTC(2026, 5, 18, 2, 32) },
  WrongPhase: { type: 'WrongPhase', phase: 'vote', allowed: ['reveal', 'group'] },
  NoVotesLeft: { type: 'NoVotesLeft', limit: 3 },
  SummaryFrozen: { type: 'SummaryFrozen' },
  CardGone: { type: 'CardGone', id: 'c1' },
  NotAllowed: { type: 'NotAllowed', document: 'private' },
  DocumentTooNew: { type: 'DocumentTooNew', document: 'board', version: 9 },
};
const all = Object.values(samples);

const byId = <T>(records: Record<string, T>) => ({ byId: new Map(Object.entries(records)) });
const names = {
  members: byId({ u1: { name: '王芳' } }),
  persons: byId({ p1: { name: '欧阳雪' } }),
  requisitions: byId({ r1: { title: '抖音运营' } }),
  tasks: byId({ t1: { title: '跟进供应商' } }),
  applications: byId({ a1: { person: 'p1' } }),
  risks: byId({ k1: { title: '主播流失' } }),
  announcements: byId({ n1: { title: '例会改期' } }),
  decisions: byId({ d1: { title: '夜班补贴' } }),
} as unknown as Names;

afterEach(() => (locale.current = 'zh'));

test.each(['zh', 'en'] as const)('every refusal says in %s what happened and what to do, and names no type or id', (language) => {
  locale.current = language;
  for (const refusal of all) {
    for (const { what, todo } of [describeRefusal(refusal), describeRefusal(refusal, names)]) {
      for (const sentence of [what, todo]) {
        expect(sentence, refusal.type).toMatch(/[。.]$/);
        expect(sentence, refusal.type).not.toMatch(/undefined|\[object|\{|[a-z][A-Z]/);
        expect(
          /[㐀-鿿]/.test(
            sentence
              .replaceAll(/[“”"].*?[“”"]/g, '')
              .replace('王芳', '')
              .replace('欧阳雪', ''),
          ),
        ).toBe(language === 'zh');
      }
    }
  }
});

test('every kind of refusal has words of its own', () => {
  expect(new Set(all.map((refusal) => describeRefusal(refusal).what)).size).toBe(all.length);
});

test('people and things are called by their names when they are known', () => {
  expect(describeRefusal(samples.ApplicationGone, names).what).toContain('欧阳雪');
  expect(describeRefusal(samples.RequisitionGone, names).what).toContain('抖音运营');
  expect(describeRefusal(samples.ClaimedBy, names).what).toBe('王芳 正在联系这位候选人，到 10:32 为止。');
  locale.current = 'en';
  expect(describeInOne(samples.WrongStatus, names)).toBe(
    'The requisition is “Cancelled” now, so this is not possible. It is possible when it is: Draft or Requested.',
  );
});
