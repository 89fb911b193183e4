/** What people type, made fit to be stored: trimmed, well-formed, bounded. Bad input is refused by name, never thrown at. */
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';

export const limits = { name: 200, tag: 40, text: 500, note: 20_000, tags: 50, checks: 100, headcount: 500 } as const;

/** Half a surrogate pair would read differently here and on every other replica. Control characters other than line ends go. */
export const clean = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .toWellFormed()
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
        .trim()
    : '';

export function textOf(field: string, value: unknown, limit: number = limits.text): Result<string, Refusal> {
  // Before cleaning: a text of many megabytes should not be walked through to be refused.
  if (typeof value === 'string' && value.length > 4 * limit) return err({ type: 'TextTooLong', field, limit });
  const text = clean(value);
  return text.length > limit ? err({ type: 'TextTooLong', field, limit }) : ok(text);
}

export function nameOf(field: string, value: unknown, limit: number = limits.name): Result<string, Refusal> {
  const text = textOf(field, value, limit);
  return text.ok && text.value === '' ? err({ type: 'NameMissing' }) : text;
}

export function numberOf(field: string, value: unknown, least: number, most: number, whole = true): Result<number, Refusal> {
  const fits = typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
  return fits ? ok(value) : err({ type: 'NumberOutOfRange', field, least, most });
}

const latest = Date.UTC(2200, 0, 1);
export const instantOf = (field: string, value: unknown): Result<number, Refusal> => numberOf(field, value, 0, latest, false);

/** A day `YYYY-MM-DD` that exists, or null. */
export function dayOrNull(field: string, value: unknown): Result<string | null, Refusal> {
  if (value === null || value === undefined || value === '') return ok(null);
  const day = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : '';
  const at = Date.parse(`${day}T00:00:00Z`);
  if (day !== '' && !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)) return ok(day);
  return err({ type: 'DayUnreadable', field, value: clean(idShown(value)) });
}

export function oneOf<T extends string>(allowed: readonly T[], value: unknown): T | null {
  return (allowed as readonly unknown[]).includes(value) ? (value as T) : null;
}

/** An id as stored, or null. Any text will do: who it names may be known to others only. */
export const idOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= 100 ? value.toWellFormed() : null;

/** An id for a refusal to name; anything else than a text is nameless. */
export const idShown = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 100) : '');

/** Reads several fields; the first refusal wins. */
export function allOf<T extends Record<string, Result<unknown, Refusal>>>(
  fields: T,
): Result<{ [K in keyof T]: T[K] extends Result<infer V, Refusal> ? V : never }, Refusal> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (!field.ok) return field;
    values[name] = field.value;
  }
  return ok(values as { [K in keyof T]: T[K] extends Result<infer V, Refusal> ? V : never });
}
