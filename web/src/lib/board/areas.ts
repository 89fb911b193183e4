import type { StageKey } from '@muster/model';

/** What scrolls a column, and where its lists stand in it. With lanes one area scrolls all columns. */
interface Area {
  readonly scroller: HTMLElement;
  /** The element whose left and right edges are the column's. */
  readonly box: HTMLElement;
  /** Where a lane's list begins, in pixels from the top of what is scrolled. */
  readonly listTop: (lane: string) => number;
}

export interface Areas {
  register(column: StageKey, area: Area): () => void;
  of(column: StageKey): Area | undefined;
  /** What scrolls sideways when the columns do not fit. */
  board: HTMLElement | null;
}

export function createAreas(): Areas {
  const areas = new Map<StageKey, Area>();
  return {
    board: null,
    register(column, area) {
      areas.set(column, area);
      return () => {
        if (areas.get(column) === area) areas.delete(column);
      };
    },
    of: (column) => areas.get(column),
  };
}

/** The element of a card, while it is in the page. */
export const cardElement = (id: string): HTMLElement | null => document.getElementById(cardElementId(id));
export const cardElementId = (id: string): string => `card-${id}`;

/** The card an event happened on. */
export function cardOf(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-card]')?.dataset['card'] ?? null;
}
