import type { PanelTarget } from './panel-query.ts';

/**
 * Which candidate comes before and after the open one, for J and K. The page behind the panel offers its own order (what is
 * shown, as it is sorted and filtered); without an offer the panel walks the candidate's column.
 */
type Order = () => readonly PanelTarget[];

let offered = $state.raw<Order | null>(null);

/** Call it while the page is shown; the answer withdraws the offer. `order` is asked reactively. */
export function offerNeighbours(order: Order): () => void {
  offered = order;
  return () => {
    if (offered === order) offered = null;
  };
}

export interface Neighbours {
  readonly previous: PanelTarget | null;
  readonly next: PanelTarget | null;
  /** From 1; 0 when the open one is not in the list (any more). */
  readonly position: number;
  readonly count: number;
}

export function neighboursOf(targets: readonly PanelTarget[], fallback: Order): Neighbours {
  const matches = (a: PanelTarget): boolean => targets.some((b) => a.type === b.type && 'id' in a && 'id' in b && a.id === b.id);
  const lists = offered === null ? [fallback] : [offered, fallback];
  for (const list of lists) {
    const order = list();
    const index = order.findIndex(matches);
    if (index >= 0)
      return { previous: order[index - 1] ?? null, next: order[index + 1] ?? null, position: index + 1, count: order.length };
  }
  return { previous: null, next: null, position: 0, count: 0 };
}
