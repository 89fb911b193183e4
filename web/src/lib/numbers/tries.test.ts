import type { StageWait } from '@muster/kpi';
import type { Task } from '@muster/model';
import { expect, test } from 'vitest';
import { proposalsFor } from './proposals.ts';
import { triesIn } from './tries.ts';

const aTask = (id: string, more: Partial<Task>): Task => ({
  id,
  series: id,
  occurrence: 0,
  title: id,
  assignee: null,
  dueOn: null,
  priority: 'normal',
  rank: 'a0',
  goal: null,
  status: 'open',
  statusAt: null,
  doneAt: null,
  doneBy: null,
  checklist: [],
  links: [],
  origin: { type: 'bottleneck', id: 'interview:slots-ahead' },
  repeat: null,
  measured: { metric: 'wait', of: 'interview', value: 9, at: 0 },
  createdAt: 0,
  createdBy: 'u1',
  deletedAt: null,
  sample: false,
  ...more,
});
const stages = [{ stage: 'interview', wait: 6 }] as unknown as readonly StageWait[];

test('tasks made from proposals show the wait then and now, the newest first; deleted ones and others do not', () => {
  const tries = triesIn(
    [
      aTask('old', { createdAt: 1, status: 'done' }),
      aTask('new', { createdAt: 2 }),
      aTask('gone', { deletedAt: 3 }),
      aTask('other', { origin: null }),
      aTask('odd', { origin: { type: 'bottleneck', id: 'nowhere:x' } }),
    ],
    { stages },
  );
  expect(tries.map(({ task, isOpen, before, now, proposal }) => [task, isOpen, before, now, proposal])).toEqual([
    ['new', true, 9, 6, 'slots-ahead'],
    ['old', false, 9, 6, 'slots-ahead'],
  ]);
});

test('what is proposed first is for the step that takes the most days, and never more than three', () => {
  const split = [
    { step: 'to-schedule', days: 1 },
    { step: 'waiting-for-feedback', days: 4 },
    { step: 'scheduled', days: 0 },
  ] as const;
  expect(proposalsFor({ stage: 'interview', split }).map(({ key }) => key)).toEqual(['feedback-24h', 'slots-ahead', 'one-visit']);
  expect(proposalsFor({ stage: 'screening', split: null })).toHaveLength(3);
});
