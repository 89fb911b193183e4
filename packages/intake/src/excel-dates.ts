/** Built-in number formats that show a day or a time, the East Asian ones included. */
export const isBuiltInDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a format code shows a day or a time: a y, m, d, h or s outside quotes, brackets and escapes. */
export function isDateFormatCode(code: string): boolean {
  const first = code.split(';')[0] ?? '';
  const bare = first
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, 'h')
    .replace(/\[[^\]]*\]/g, '');
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}

/**
 * A serial day number as `YYYY-MM-DD`, with ` HH:mm[:ss]` when it has a time of day, or `HH:mm` alone below 1.
 * Null outside what Excel itself can show. Counts from 1904 in workbooks of old Macs.
 */
export function serialToText(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return null;
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  const time = timeText(seconds - days * 86_400);
  if (days === 0 && !from1904) return time === '' ? null : time.trim();
  // Excel believes in 29 February 1900: serials up to 60 are one day off, and 60 itself is no day.
  if (!from1904 && days === 60) return null;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(epoch + days * 86_400_000).toISOString().slice(0, 10) + time;
}

function timeText(seconds: number): string {
  if (seconds === 0) return '';
  const two = (n: number): string => String(n).padStart(2, '0');
  const rest = seconds % 60;
  return ` ${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${rest === 0 ? '' : `:${two(rest)}`}`;
}
