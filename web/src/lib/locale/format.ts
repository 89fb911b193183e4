import { locale } from './locale.svelte.ts';
import { teamZone } from './zone.svelte.ts';

/**
 * Days, dates and numbers in the reader's language and the team's time zone. Each of these reads the language and the
 * zone reactively: called in a template, it is called again when either changes.
 */
const formats = new Map<string, unknown>();

function cached<T>(key: string, make: () => T): T {
  const full = `${locale.tag}|${key}`;
  let format = formats.get(full) as T | undefined;
  if (format === undefined) formats.set(full, (format = make()));
  return format;
}

const dateFormat = (name: string, options: Intl.DateTimeFormatOptions, timeZone: string) =>
  cached(`${name}|${timeZone}`, () => new Intl.DateTimeFormat(locale.tag, { ...options, timeZone }));

/** 1,234 */
export function formatNumber(value: number): string {
  return cached('number', () => new Intl.NumberFormat(locale.tag)).format(value);
}

/** 85% from 0.85 */
export function formatShare(value: number): string {
  return cached('share', () => new Intl.NumberFormat(locale.tag, { style: 'percent', maximumFractionDigits: 0 })).format(value);
}

/** 12 kB, 3.4 MB */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = units[step] ?? 'byte';
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: step > 1 ? 1 : 0 } as const;
  return cached(unit, () => new Intl.NumberFormat(locale.tag, options)).format(bytes / 1000 ** step);
}

/** 14:30 */
export function formatTime(at: number, timeZone = teamZone.current): string {
  return dateFormat('time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, timeZone).format(at);
}

/** 6月3日 / 3 Jun; with the year when it is not this one. */
export function formatDate(at: number, now = Date.now(), timeZone = teamZone.current): string {
  const sameYear = dayOf(at, timeZone).slice(0, 4) === dayOf(now, timeZone).slice(0, 4);
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  return dateFormat(`date${sameYear}`, { ...year, month: 'short', day: 'numeric' }, timeZone).format(at);
}

/** 6月3日 14:30 / 3 Jun 14:30 */
export function formatDateTime(at: number, now = Date.now(), timeZone = teamZone.current): string {
  return `${formatDate(at, now, timeZone)} ${formatTime(at, timeZone)}`;
}

/** 2026年6月3日星期三 / Wednesday 3 June 2026 */
export function formatLongDate(at: number, timeZone = teamZone.current): string {
  return dateFormat('long', { dateStyle: 'full' }, timeZone).format(at);
}

/** A month (`YYYY-MM`): 5月 / May; January with its year, so that a row of months says where a year begins. */
export function formatMonth(month: string): string {
  const year = month.endsWith('-01') ? ({ year: 'numeric' } as const) : {};
  return dateFormat(`month${month.endsWith('-01')}`, { ...year, month: 'short' }, 'UTC').format(
    Date.parse(`${month}-15T00:00:00Z`),
  );
}

/** A calendar day (`YYYY-MM-DD`) as people say it: 今天, 明天, 周三, 6月3日. What is no day is shown as it is. */
export function formatDay(day: string, today = dayOf(Date.now())): string {
  const distance = daysBetween(today, day);
  if (Number.isNaN(distance)) return day;
  if (Math.abs(distance) <= 1) return formatDayDistance(distance);
  const at = Date.parse(`${day}T12:00:00Z`);
  if (distance > 1 && distance < 7) return dateFormat('weekday', { weekday: 'short' }, 'UTC').format(at);
  return formatDate(at, Date.parse(`${today}T12:00:00Z`), 'UTC');
}

function formatDayDistance(days: number): string {
  return cached('day', () => new Intl.RelativeTimeFormat(locale.tag, { numeric: 'auto' })).format(days, 'day');
}

/** 3 天 / 3 days */
export function formatDays(days: number): string {
  const options = { style: 'unit', unit: 'day', unitDisplay: 'long' } as const;
  return cached('days', () => new Intl.NumberFormat(locale.tag, options))
    .format(days)
    .replace(/^(\d+)(天)/, '$1 $2');
}

/** +86 13800003550 as it is written and read out in China: 138 0000 3550. Any other number stays as it is. */
export function formatPhone(phone: string): string {
  const parts = /^(?:\+86)?(1\d{2})(\d{4})(\d{4})$/.exec(phone);
  return parts === null ? phone : parts.slice(1).join(' ');
}

/** The calendar day (`YYYY-MM-DD`) of an instant in a time zone, the team's by default. */
export function dayOf(at: number, timeZone = teamZone.current): string {
  let format = formats.get(`iso|${timeZone}`) as Intl.DateTimeFormat | undefined;
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(`iso|${timeZone}`, format);
  }
  return format.format(at);
}

/** Calendar days from one day to another; negative when `to` lies before. NaN when either is no day. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
