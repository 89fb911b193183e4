import type { Place } from '@muster/model';

/** A card of a column on the screen, in pixels. */
export interface CardBox {
  readonly id: string;
  readonly top: number;
  readonly bottom: number;
}

/** Where cards in hand would land in a column: between these two, of which neither is in hand. */
export interface Gap {
  readonly after: string | null;
  readonly before: string | null;
  /** They would stay where they are. */
  readonly unchanged: boolean;
}

/** The gap under a height: before the first card whose middle lies below it. */
export function gapAt(boxes: readonly CardBox[], y: number, inHand: ReadonlySet<string>): Gap {
  const others = boxes.filter(({ id }) => !inHand.has(id));
  const index = others.findIndex(({ top, bottom }) => y < (top + bottom) / 2);
  const at = index < 0 ? others.length : index;
  const after = others[at - 1]?.id ?? null;
  const before = others[at]?.id ?? null;
  const held = boxes.flatMap(({ id }, place) => (inHand.has(id) ? [place] : []));
  const together = held.every((place, each) => each === 0 || place === (held[each - 1] as number) + 1);
  const first = held[0];
  const unchanged = first !== undefined && together && (boxes[first - 1]?.id ?? null) === after && held.length === inHand.size;
  return { after, before, unchanged };
}

export function dropPlace({ after, before }: Gap): Place<string> {
  if (before !== null) return { before };
  return after === null ? 'top' : { after };
}
