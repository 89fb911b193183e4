/**
 * Which phase a retro is in. Pure, and a function of the set of acts alone: somebody offline may press "next" too, and every replica that
 * has the same acts is in the same phase, in whatever order they arrived.
 *
 * An act names every act its author had seen; what nobody has seen past is a head. The furthest head counts: two people who both pressed
 * "next" moved on once, and whoever was left behind offline does not pull the others back. Going back is an act after all others.
 * What was revealed stays revealed.
 */
import { retroPhases } from '../records/retro.ts';
import type { RetroAct, RetroPhase } from '../records/retro.ts';

export interface RetroStanding {
  readonly phase: RetroPhase;
  readonly revealed: boolean;
  /** The act that shows, or null before the first. */
  readonly head: RetroAct | null;
}

export function retroStanding(acts: Iterable<RetroAct>): RetroStanding {
  const all = [...acts];
  const seen = new Set<string>();
  for (const act of all) for (const id of act.after) if (id !== act.id) seen.add(id);
  const heads = all.filter(({ id }) => !seen.has(id));
  // Only a forged circle leaves nobody unseen.
  const head = (heads.length > 0 ? heads : all).reduce<RetroAct | null>(
    (best, act) => (best === null || isFurther(act, best) ? act : best),
    null,
  );
  const revealed = all.some(({ to }) => to !== 'collect');
  const phase = head?.to ?? 'collect';
  return { phase: revealed && phase === 'collect' ? 'reveal' : phase, revealed, head };
}

const placeOf = (phase: RetroPhase): number => retroPhases.indexOf(phase);

function isFurther(a: RetroAct, b: RetroAct): boolean {
  if (a.to !== b.to) return placeOf(a.to) > placeOf(b.to);
  return a.at !== b.at ? a.at > b.at : a.id > b.id;
}

/** The phase after this one, or null after the last. */
export const phaseAfter = (phase: RetroPhase): RetroPhase | null => retroPhases[placeOf(phase) + 1] ?? null;
/** Where one may go back to: never before the reveal. */
export const phaseBefore = (phase: RetroPhase): RetroPhase | null =>
  placeOf(phase) > placeOf('reveal') ? (retroPhases[placeOf(phase) - 1] as RetroPhase) : null;
