import type { Decision } from '@muster/model';
import { fit, wordsOf } from '#lib/frame/palette.ts';

/** What is known of a decision beside its record. */
export interface DecisionWords {
  readonly text: string;
  readonly by: string;
}

/** Decisions in which all words of a search are found: in the title, the text, or the name of who decided. The order stays. */
export function findDecisions(
  decisions: readonly Decision[],
  search: string,
  wordsOfOne: (decision: Decision) => DecisionWords,
): readonly Decision[] {
  const words = wordsOf(search);
  if (words.length === 0) return decisions;
  return decisions.filter((decision) => {
    const { text, by } = wordsOfOne(decision);
    return fit(`${decision.title} ${by} ${text}`, words) > 0;
  });
}

/** What is in force: not superseded by anything that is there. */
export function inForce(decisions: readonly Decision[]): readonly Decision[] {
  const superseded = new Set(decisions.map(({ supersedes }) => supersedes));
  return decisions.filter(({ id }) => !superseded.has(id));
}
