import { expect, test } from 'vitest';
import { firstVisit, lastByOthers, lastSeen, parseMarks, sawCard, type SeenMarks } from './seen.ts';

test('what happened before the first visit counts as seen, later things until the card was looked at', () => {
  const marks = firstVisit(1000);
  expect(lastSeen(marks, 'a')).toBe(1000);
  expect(lastSeen(sawCard(marks, 'a', 1500), 'a')).toBe(1500);
  expect(lastSeen(sawCard(marks, 'a', 1500), 'b')).toBe(1000);
});

test('only what colleagues did counts', () => {
  const history = [
    { at: 10, by: 'me' },
    { at: 20, by: 'li' },
    { at: 30, by: 'me' },
  ];
  expect(lastByOthers('me', history, [{ at: 15, by: 'wang' }])).toBe(20);
  expect(lastByOthers('me', [{ at: 30, by: 'me' }])).toBe(0);
});

test('the marks stay small however long somebody works here', () => {
  let marks: SeenMarks = firstVisit(0);
  for (let i = 1; i <= 2001; i++) marks = sawCard(marks, `card-${i}`, i);
  expect(Object.keys(marks.cards).length).toBe(1000);
  expect(lastSeen(marks, 'card-2001')).toBe(2001);
  expect(lastSeen(marks, 'card-1')).toBe(1002);
});

test('damaged marks are as good as none', () => {
  for (const text of [null, '', 'null', '[]', '{"since":"x","cards":{}}', '{"since":1,"cards":null}', '{'])
    expect(parseMarks(text)).toBe(null);
  expect(parseMarks('{"since":1,"cards":{"a":2,"b":"x"}}')).toEqual({ since: 1, cards: { a: 2 } });
});
