const hour = 3_600_000;

/** The instant at which a day is over in a time zone: the last millisecond that still belongs to it. */
export function endOfDay(day: string, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  // Somewhere in the day, wherever on earth; then the border by halving, whatever the clocks of the zone did that night.
  let inside = Date.parse(`${day}T12:00:00Z`) - 15 * hour;
  let outside = inside + 45 * hour;
  while (outside - inside > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (format.format(middle) <= day) inside = middle;
    else outside = middle;
  }
  return inside;
}
