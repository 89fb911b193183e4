/** Half-open: [from, until). */
export interface Span {
  readonly from: number;
  readonly until: number;
}

interface HoldLike {
  readonly from: number;
  readonly to: number | null;
}

const none: readonly Span[] = [];

/** The union of holds as it was known at an instant, in order: overlapping holds count once, open ones go on. */
export function unionOf(holds: readonly HoldLike[], asOf: number): readonly Span[] {
  if (holds.length === 0) return none;
  const spans: { from: number; until: number }[] = [];
  for (const { from, to } of [...holds].sort((a, b) => a.from - b.from)) {
    const until = to === null || to > asOf ? Infinity : to;
    if (from > asOf || until <= from) continue;
    const last = spans.at(-1);
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until);
    else spans.push({ from, until });
  }
  return spans;
}

/** (until − from) − what of it was on hold. `holds` is a union. Milliseconds; negative when the dates are the wrong way round. */
export function effective(from: number, until: number, holds: readonly Span[]): number {
  let ms = until - from;
  if (ms <= 0) return ms;
  for (const hold of holds) {
    if (hold.from >= until) break;
    ms -= Math.max(0, Math.min(until, hold.until) - Math.max(from, hold.from));
  }
  return ms;
}
