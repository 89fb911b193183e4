/** Turns wall-clock time in one time zone into instants, and back into days. */
export interface ZonedTime {
  /** ISO instant of `YYYY-MM-DD` and seconds since midnight. In the hour that clocks skip or repeat: one of the possible instants. */
  readonly instant: (on: string, seconds: number) => string;
  readonly dayOf: (instant: Date) => string;
}

/** Null when the platform does not know the zone. */
export function zonedTime(timeZone: string): ZonedTime | null {
  const format = formatFor(timeZone);
  if (format === null) return null;
  const offsets = new Map<number, number>();
  /** The zone's distance from UTC at an instant, remembered by quarter of an hour: zones change on no other boundary. */
  const offsetAt = (ms: number): number => {
    const slot = Math.floor(ms / 900_000);
    const known = offsets.get(slot);
    if (known !== undefined) return known;
    const at = slot * 900_000;
    const offset = wallClock(format, at) - at;
    offsets.set(slot, offset);
    return offset;
  };
  return {
    instant(on, seconds) {
      const wall = Date.parse(`${on}T00:00:00Z`) + seconds * 1000;
      const guess = wall - offsetAt(wall);
      return new Date(wall - offsetAt(guess)).toISOString();
    },
    dayOf: (instant) => new Date(instant.getTime() + offsetAt(instant.getTime())).toISOString().slice(0, 10),
  };
}

function formatFor(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      calendar: 'gregory',
      numberingSystem: 'latn',
    });
  } catch {
    return null;
  }
}

function wallClock(format: Intl.DateTimeFormat, ms: number): number {
  const parts = Object.fromEntries(format.formatToParts(ms).map((part) => [part.type, part.value]));
  return Date.UTC(
    Number(parts['year']),
    Number(parts['month']) - 1,
    Number(parts['day']),
    Number(parts['hour']),
    Number(parts['minute']),
    Number(parts['second']),
  );
}
