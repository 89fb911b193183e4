import type { Desk } from '../../desk.ts';
import { liveRetro } from '../../live/retro.ts';
import type { LiveRetro } from '../../live/retro.ts';
import type { Retro, RetroPhase } from '../../records/retro.ts';
import type { Refusal } from '../../refusals.ts';
import { err, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import { idShown } from '../input.ts';

/** The retro of the week whose document the desk holds. */
export function theRetro(desk: Desk): Result<LiveRetro, Refusal> {
  const week = desk.documents.week ?? null;
  return week === null ? err({ type: 'NotAllowed', document: 'week' }) : ok(liveRetro(week));
}

/** The retro, if it is in one of these phases. */
export function retroIn(desk: Desk, allowed: readonly RetroPhase[]): Result<Retro, Refusal> {
  const live = theRetro(desk);
  if (!live.ok) return live;
  const { current } = live.value;
  return allowed.includes(current.phase) ? ok(current) : err({ type: 'WrongPhase', phase: current.phase, allowed });
}

/** From the reveal on, while cards are worked with. */
export const openPhases = ['reveal', 'group', 'vote', 'discuss', 'act', 'close'] as const satisfies readonly RetroPhase[];

/** The group a card stands in. */
export function groupWith(retro: Retro, card: string): Result<Retro['groups'][number], Refusal> {
  const group = retro.groups.find(({ cards }) => cards.some(({ id }) => id === card));
  return group === undefined ? err({ type: 'CardGone', id: idShown(card) }) : ok(group);
}
