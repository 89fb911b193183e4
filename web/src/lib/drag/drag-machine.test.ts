import { expect, test } from 'vitest';
import { idle, stepDrag, type DragEffect, type DragEvent, type DragState } from './drag-machine.ts';

const only = (card: string): ReadonlySet<string> => new Set([card]);

function play(events: readonly DragEvent[], cardsWith = only): { state: DragState; effects: DragEffect[] } {
  let state: DragState = idle;
  const effects: DragEffect[] = [];
  for (const event of events) {
    const [next, effect] = stepDrag(state, event, cardsWith);
    state = next;
    effects.push(effect);
  }
  return { state, effects };
}
const down = (touch = false, pointer = 1): DragEvent => ({ type: 'down', pointer, touch, card: 'a', at: { x: 100, y: 100 } });
const move = (x: number, y: number, pointer = 1): DragEvent => ({ type: 'move', pointer, at: { x, y } });
const up: DragEvent = { type: 'up', pointer: 1 };
const held: DragEvent = { type: 'held' };

test('a mouse that moves less than 5 px clicks, 5 px drag and drop', () => {
  expect(play([down(), move(103, 103), up]).effects).toEqual(['none', 'none', 'none']);
  expect(play([down(), move(103, 104), move(300, 100), up]).effects).toEqual(['none', 'start', 'track', 'drop']);
});

test('a finger that moves first scrolls, one that rests 250 ms drags', () => {
  expect(play([down(true), move(100, 115), held, move(100, 200), up]).effects).toEqual([
    'await-hold',
    'none',
    'none',
    'none',
    'none',
  ]);
  expect(play([down(true), move(104, 104), held, move(200, 200), up]).effects).toEqual([
    'await-hold',
    'none',
    'start',
    'track',
    'drop',
  ]);
});

test('a long press that never moves changes nothing', () => {
  expect(play([down(true), held, up]).effects.at(-1)).toBe('cancel');
});

test('a mouse that rests does not drag', () => {
  expect(play([down(), held]).effects).toEqual(['none', 'none']);
});

test('Escape, a taken pointer and a second finger cancel', () => {
  const dragging = [down(), move(150, 100)];
  for (const event of [{ type: 'escape' }, { type: 'taken' }, down(true, 2)] as const) {
    const { state, effects } = play([...dragging, event, up]);
    expect(effects.slice(-2)).toEqual(['cancel', 'none']);
    expect(state).toEqual(idle);
  }
});

test('another pointer moves nothing', () => {
  expect(play([down(), move(300, 300, 2), { type: 'up', pointer: 2 }]).state).toMatchObject({
    type: 'pressed',
    from: { x: 100, y: 100 },
  });
});

test('the card in hand was deleted by a colleague: the drag is lost, and the drop after it does nothing', () => {
  const { state, effects } = play([down(), move(150, 100), { type: 'gone', ids: new Set(['a', 'z']) }, move(200, 100), up]);
  expect(effects).toEqual(['none', 'start', 'lost', 'none', 'none']);
  expect(state).toEqual(idle);
});

test('another card of the selection was deleted: the drag goes on with the rest', () => {
  const { state, effects } = play(
    [down(), move(150, 100), { type: 'gone', ids: new Set(['b']) }],
    () => new Set(['a', 'b', 'c']),
  );
  expect(effects.at(-1)).toBe('track');
  expect(state).toMatchObject({ type: 'dragging', cards: new Set(['a', 'c']) });
});

test('a deletion of somebody else leaves the drag alone', () => {
  const before = play([down(), move(150, 100)]).state;
  expect(stepDrag(before, { type: 'gone', ids: new Set(['x']) }, only)).toEqual([before, 'none']);
});
