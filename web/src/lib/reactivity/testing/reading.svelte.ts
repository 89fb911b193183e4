import { flushSync } from 'svelte';
import type { Live, LiveChange } from '@muster/model';
import { fromLive } from '../from-live.svelte.ts';

/** Live numbers that a test changes, and how often effects that read them ran. */
export function fromLiveScenario(ids: readonly string[]) {
  const byId = new Map<string, number>(ids.map((id) => [id, 1]));
  const listeners = new Set<(change: LiveChange) => void>();
  const live: Live<number> = {
    byId,
    problems: new Map(),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => undefined,
  };
  const reactive = fromLive(live);
  const ran: Record<string, number> = { a: 0, b: 0, all: 0, missing: 0 };
  const saw: Record<string, number | undefined> = {};
  const count = (name: string, read: () => number | undefined): void => {
    $effect(() => {
      saw[name] = read();
      ran[name] = (ran[name] ?? 0) + 1;
    });
  };
  const stop = $effect.root(() => {
    for (const name of ['a', 'b', 'missing']) count(name, () => reactive.get(name));
    count('all', () => reactive.all.size + reactive.version);
  });
  flushSync();
  return {
    change(id: string, value: number) {
      byId.set(id, value);
      for (const listener of [...listeners]) listener({ ids: new Set([id]), origin: null, local: true });
      flushSync();
    },
    runs: () => ({ ...ran }),
    seen: () => saw,
    read: (id: string) => reactive.get(id),
    listeners: () => listeners.size,
    again() {
      let last: number | undefined;
      const stopAgain = $effect.root(() => {
        $effect(() => {
          last = reactive.get('a');
        });
      });
      flushSync();
      return { seen: () => last, stop: stopAgain };
    },
    stop,
  };
}
