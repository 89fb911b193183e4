/** The rows worth having in the page: [first, last). All rows have one height, so a place is a multiplication. */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
}

export interface RowView {
  readonly count: number;
  readonly rowHeight: number;
  readonly top: number;
  readonly height: number;
  readonly overscan?: number;
}

export function rowWindow({ count, rowHeight, top, height, overscan = 8 }: RowView): RowWindow {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight) - overscan));
  const last = Math.min(count, Math.max(first, Math.ceil((top + height) / rowHeight) + overscan));
  return { first, last };
}

/** Where to scroll so that a row is wholly in sight below the head: as little as possible. */
export function revealRow(view: RowView, index: number, headHeight: number): number {
  const upper = index * view.rowHeight;
  const lower = upper + view.rowHeight;
  if (upper < view.top) return upper;
  const room = view.height - headHeight;
  return lower > view.top + room ? Math.max(0, lower - room) : view.top;
}
