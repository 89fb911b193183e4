import type { Activity, Move } from '@muster/model';
import { expect, test } from 'vitest';
import { activitiesToFeed, feedDays, joinFeeds, movesToFeed } from './feed.ts';

const aMove = (id: string, at: number, stage: Move['stage'], after: string[], more: Partial<Move> = {}): Move => ({
  id,
  at,
  stage,
  after,
  rank: 'a0',
  by: 'ana',
  outcome: null,
  reason: null,
  undoes: null,
  ...more,
});
const lines = (moves: Move[]) =>
  movesToFeed('a1', moves).map(
    (entry) => entry.type === 'move' && `${entry.from?.id ?? '-'}>${entry.id}${entry.undoneBy ? ` x${entry.undoneBy.id}` : ''}`,
  );

test('[M4] each move says where the card was for whoever moved it, also when two moved it unseen', () => {
  expect(
    lines([
      aMove('in', 1, 'screening', []),
      aMove('b', 2, 'interview', ['in']),
      aMove('c', 3, 'offer', ['in'], { by: 'ben' }),
      aMove('r', 4, 'offer', ['b', 'c']),
    ]),
  ).toEqual(['->in', 'in>b', 'in>c', 'c>r']);
});

test('[M7] an undone move stays in the history and says who undid it; a redo makes it count again', () => {
  const moves = [
    aMove('in', 1, 'screening', []),
    aMove('b', 2, 'interview', ['in']),
    aMove('u', 3, 'interview', ['b'], { undoes: 'b' }),
  ];
  expect(lines(moves)).toEqual(['->in', 'in>b xu']);
  expect(lines([...moves, aMove('c', 4, 'offer', ['u'])])).toEqual(['->in', 'in>b xu', 'in>c']);
  expect(lines([...moves, aMove('r', 4, 'interview', ['u'], { undoes: 'u' })])).toEqual(['->in', 'in>b']);
});

test('broken histories end: moves that undo each other or name nobody', () => {
  expect(
    lines([
      aMove('a', 1, 'offer', ['gone']),
      aMove('x', 2, 'offer', ['y'], { undoes: 'y' }),
      aMove('y', 2, 'offer', ['x'], { undoes: 'x' }),
    ]),
  ).toEqual(['->a']);
});

test('a history is newest first, holds everything once, and its days are those of the team', () => {
  const activity = (id: string, at: string): Activity => ({ id, at: Date.parse(at), by: 'ana', kind: 'tagged', person: 'p1' });
  const late = activity('late', '2026-06-01T16:30:00Z'); // 00:30 of the 2nd in Shanghai
  const early = activity('early', '2026-06-01T15:00:00Z');
  const feed = joinFeeds(activitiesToFeed([early, late]), activitiesToFeed([late]));
  expect(feedDays(feed, 'Asia/Shanghai').map(({ day, entries }) => [day, entries.map(({ id }) => id)])).toEqual([
    ['2026-06-02', ['late']],
    ['2026-06-01', ['early']],
  ]);
  expect(feedDays(feed, 'UTC')).toHaveLength(1);
});
