import { flushSync } from 'svelte';
import type { Presence } from '../presence.svelte.ts';

/** Effects that read who is at which card, and how often they ran. */
export function readingPresence<Card extends string>(presence: Presence, cards: readonly Card[]) {
  const ran = Object.fromEntries(cards.map((card) => [card, 0])) as Record<Card, number>;
  const stop = $effect.root(() => {
    for (const card of cards) {
      $effect(() => {
        void presence.at(card);
        ran[card] += 1;
      });
    }
  });
  flushSync();
  return { runs: () => ({ ...ran }), stop };
}
