import type { Stack } from './stack.ts';

/** The cards worth having in the page: [first, last). */
export interface Window {
  readonly first: number;
  readonly last: number;
}

/** How far beyond the visible edge cards are kept ready, so that scrolling finds them there. */
export const overscanPx = 360;

/** Which cards a list shows whose visible part is [top, top + height). Empty when the list is empty or out of sight. */
export function windowOf(stack: Stack<unknown>, top: number, height: number, overscan = overscanPx): Window {
  const from = top - overscan;
  const to = top + height + overscan;
  if (stack.size === 0 || height <= 0 || to <= 0 || from >= stack.height) return { first: 0, last: 0 };
  return { first: stack.indexAt(Math.max(0, from)), last: stack.indexAt(to) + 1 };
}

/** A card that somebody is reading: changes elsewhere in the list must not move it. */
export interface Anchor<T> {
  readonly item: T;
  /** Its upper edge, from the visible top edge. */
  readonly offset: number;
}

/**
 * The cards in sight, topmost first. At the very top of a list there is nothing to hold on to: new cards are to be seen.
 */
export function anchorsOf<T>(stack: Stack<T>, top: number, height: number): readonly Anchor<T>[] {
  if (top <= 0 || stack.size === 0) return [];
  const { first, last } = windowOf(stack, top, height, 0);
  let y = stack.topOf(first);
  return stack.slice(first, last).map((item, i) => {
    const anchor = { item, offset: y - top };
    y = stack.topOf(first + i + 1);
    return anchor;
  });
}

/** Where to scroll so that the first anchor that is still there stands where it stood; null when none is. */
export function anchoredTop<T>(stack: Stack<T>, anchors: readonly Anchor<T>[], now: (item: T) => T | undefined): number | null {
  for (const { item, offset } of anchors) {
    const current = now(item);
    if (current === undefined) continue;
    const index = stack.indexOf(current);
    if (index >= 0) return Math.max(0, stack.topOf(index) - offset);
  }
  return null;
}

/** Where to scroll so that a card is wholly in sight: as little as possible. Less than 0 is the space over the first card, which belongs to it. */
export function revealedTop(stack: Stack<unknown>, index: number, top: number, height: number, margin = 8): number {
  const upper = stack.topOf(index) - margin;
  const lower = stack.topOf(index + 1) + margin;
  if (upper < top) return upper;
  if (lower > top + height) return Math.min(lower - height, upper);
  return top;
}
