import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('work on the same key is done one after the other, also after work that failed; other keys do not wait', async () => {
  const inTurn = createTurns();
  const done: string[] = [];
  const work =
    (name: string, ms: number, fails = false) =>
    async (): Promise<string> => {
      done.push(`${name} begins`);
      await wait(ms);
      done.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const results = await Promise.allSettled([
    inTurn('team', work('first', 30, true)),
    inTurn('team', work('second', 1)),
    inTurn('other', work('aside', 1)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(done).toEqual(['first begins', 'aside begins', 'aside ends', 'first ends', 'second begins', 'second ends']);
});
