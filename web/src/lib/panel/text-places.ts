/** What a `Y.Text` event says of the text's change; embedded objects do not occur in our texts. */
export type TextDelta = readonly { readonly retain?: number; readonly insert?: unknown; readonly delete?: number }[];

/** A stretch of the text as it is now: from the old text at `from`, or new since (null). */
interface Stretch {
  readonly from: number | null;
  readonly length: number;
}

/**
 * Follows the places of an old text through later changes, so that something written against the old text (an input method's
 * composition) can be put where it was meant.
 */
export interface TextPlaces {
  readonly follow: (delta: TextDelta) => void;
  /** Where a place of the old text is now: behind the nearest letter before it that still exists. */
  readonly placeOf: (old: number) => number;
  /** The stretches that are left of an old range, from the last to the first, ready to be deleted in this order. */
  readonly rangesOf: (old: number, length: number) => readonly { readonly at: number; readonly length: number }[];
}

export function followPlaces(length: number): TextPlaces {
  let stretches: readonly Stretch[] = length === 0 ? [] : [{ from: 0, length }];

  const follow = (delta: TextDelta): void => {
    const next: Stretch[] = [];
    const rest = [...stretches];
    /** Takes `count` characters off the front of the rest. */
    const take = (count: number, keep: boolean): void => {
      let left = count;
      while (left > 0 && rest.length > 0) {
        const first = rest.shift()!;
        const used = Math.min(left, first.length);
        left -= used;
        if (keep) next.push({ from: first.from, length: used });
        if (used < first.length)
          rest.unshift({ from: first.from === null ? null : first.from + used, length: first.length - used });
      }
    };
    for (const step of delta) {
      if (step.retain !== undefined) take(step.retain, true);
      else if (step.delete !== undefined) take(step.delete, false);
      else if (typeof step.insert === 'string') next.push({ from: null, length: step.insert.length });
    }
    stretches = [...next, ...rest];
  };

  const placeOf = (old: number): number => {
    let place = 0;
    let at = 0;
    for (const stretch of stretches) {
      if (stretch.from !== null && stretch.from < old) place = at + Math.min(stretch.length, old - stretch.from);
      at += stretch.length;
    }
    return place;
  };

  const rangesOf = (old: number, count: number): { at: number; length: number }[] => {
    const ranges: { at: number; length: number }[] = [];
    let at = 0;
    for (const stretch of stretches) {
      if (stretch.from !== null) {
        const start = Math.max(stretch.from, old);
        const end = Math.min(stretch.from + stretch.length, old + count);
        if (start < end) ranges.unshift({ at: at + start - stretch.from, length: end - start });
      }
      at += stretch.length;
    }
    return ranges;
  };

  return { follow, placeOf, rangesOf };
}
