import type { Place } from '@muster/model';

/** The place that makes a card the `position`th (from 1) of a list it is not in. */
export function withRoomFor(order: readonly string[], position: number): Place<string> {
  const index = Math.max(0, Math.min(order.length, Math.trunc(position) - 1));
  const before = order[index];
  if (before !== undefined) return { before };
  const after = order.at(-1);
  return after === undefined ? 'top' : { after };
}

/** Where a card goes that the keyboard moves one up or down; null at the edge. */
export function oneStep(order: readonly string[], id: string, to: 'up' | 'down'): Place<string> | null {
  const index = order.indexOf(id);
  if (index < 0) return null;
  const other = order[to === 'up' ? index - 1 : index + 1];
  if (other === undefined) return null;
  return to === 'up' ? { before: other } : { after: other };
}
