import type { Person } from '@muster/model';
import { wordsOfPerson } from './filter.ts';

/**
 * Folds what a search looks through while nothing else is to be done, so that the first keystroke of a search over 10,000
 * candidates is as quick as the next. Answers a function that stops it.
 */
export function warmSearch(persons: Iterable<Person>): () => void {
  const waiting = persons[Symbol.iterator]();
  let handle = 0;
  const idle =
    typeof requestIdleCallback === 'function'
      ? requestIdleCallback
      : (run: () => void) => setTimeout(run, 200) as unknown as number;
  const stop = typeof cancelIdleCallback === 'function' ? cancelIdleCallback : clearTimeout;
  const some = (): void => {
    const until = performance.now() + 4;
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      wordsOfPerson(next.value);
      if (performance.now() < until) continue;
      handle = idle(some);
      return;
    }
  };
  handle = idle(some);
  return () => stop(handle);
}
