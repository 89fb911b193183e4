import { expect } from 'playwright/test';
import type { Person } from './person.ts';

/** Waits until everybody sees the same cards in the same order. */
export async function expectTheSameBoard(people: readonly Person[]): Promise<void> {
  const [first, ...others] = people as readonly [Person, ...Person[]];
  await expect(async () => {
    const board = await first.readsBoard();
    for (const other of others) expect(await other.readsBoard(), `${other.name} beside ${first.name}`).toEqual(board);
  }).toPass({ timeout: 15_000, intervals: [50] });
}
