import { serialToText } from '../excel-dates.ts';
import { collapse, smallNumber } from '../fold.ts';
import type { DateValue, RowNotice, RowWarning } from '../types.ts';
import { addDays, dayOf } from './days.ts';
import type { ZonedTime } from './zoned-time.ts';

export interface DateContext {
  /** The day the file was written: what 昨天 and dates without a year count from. */
  readonly writtenOn: string;
  readonly today: string;
  readonly zone: ZonedTime;
}

export interface ReadDate {
  /** Null when the text is no day, or could be two. */
  readonly date: DateValue | null;
  readonly warning: RowWarning | null;
  readonly notice: RowNotice | null;
}

type Found =
  | {
      readonly type: 'day';
      readonly on: string;
      readonly seconds: number | null;
      readonly how: 'written' | 'yearGuessed' | 'relative';
    }
  | { readonly type: 'instant'; readonly at: Date }
  | { readonly type: 'DateInvalid' | 'DateAmbiguous' | 'DateNotUnderstood' };

/**
 * A day, with or without a time, in the forms that sites, agencies and Excel write. A date without a year is its latest occurrence
 * that is not after the file was written. A day that does not exist (2026-02-30) is not bent into another one.
 */
export function readDate(text: string, context: DateContext): ReadDate {
  const value = collapse(text);
  const found = value.length > 60 ? notUnderstood : findDate(value.normalize('NFKC').toLowerCase(), context);
  if (found.type !== 'day' && found.type !== 'instant') return { date: null, warning: { type: found.type, value }, notice: null };
  const on = found.type === 'day' ? found.on : context.zone.dayOf(found.at);
  const at =
    found.type === 'instant'
      ? found.at.toISOString()
      : found.seconds === null
        ? null
        : context.zone.instant(found.on, found.seconds);
  const how = found.type === 'day' ? found.how : 'written';
  return {
    date: { text: value, on, at },
    warning: on > context.today ? { type: 'DateInFuture', value, on } : null,
    notice:
      how === 'relative'
        ? { type: 'DateRelative', value, on }
        : how === 'yearGuessed'
          ? { type: 'DateYearGuessed', value, on }
          : null,
  };
}

const notUnderstood: Found = { type: 'DateNotUnderstood' };
const invalid: Found = { type: 'DateInvalid' };

function findDate(text: string, context: DateContext): Found {
  const stamp = /^\d{4}-\d\d-\d\dt\d\d:\d\d(:\d\d(\.\d+)?)?(z|[+-]\d\d:?\d\d)$/.exec(text);
  if (stamp !== null) {
    const at = new Date(text.toUpperCase());
    return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1900 || at.getUTCFullYear() > 2199
      ? invalid
      : { type: 'instant', at };
  }
  const bare = text
    .replace(/\s*\(?(周|星期)[一二三四五六日天]\)?/, '')
    .replace(/(?<=\d)t(?=\d)/, ' ')
    .trim();
  const [dayText, time] = splitTime(bare);
  if (time === 'invalid') return invalid;
  const found = findDay(dayText, context);
  return found.type === 'day' && time !== null ? { ...found, seconds: time } : found;
}

/** Seconds since midnight behind the day, `invalid` for a time like 25:00. */
function splitTime(text: string): [string, number | null | 'invalid'] {
  const match =
    /^(.*?[^\d:])?\s*(上午|下午|早上|晚上|中午|凌晨|am|pm)?\s*(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?|[点时](?:(\d{1,2})分?)?)\s*(am|pm)?$/.exec(
      text,
    );
  if (!match || (match[1] ?? '').trim() === '') return [text, null];
  const [, day = '', half, hours = '', colonMinutes, seconds = '0', spokenMinutes, halfAfter] = match;
  const minutes = Number(colonMinutes ?? spokenMinutes ?? 0);
  let hour = Number(hours);
  if (/下午|晚上|pm/.test(half ?? halfAfter ?? '') && hour < 12) hour += 12;
  if (/上午|早上|凌晨|am/.test(half ?? halfAfter ?? '') && hour === 12) hour = 0;
  if (hour > 23 || minutes > 59 || Number(seconds) > 59) return [day, 'invalid'];
  return [day.trim().replace(/,$/, ''), hour * 3600 + minutes * 60 + Number(seconds)];
}

function findDay(text: string, context: DateContext): Found {
  for (const read of [ymd, compact, monthDay, relative, serial, dayFirst, english, shortYear]) {
    const found = read(text, context);
    if (found !== null) return found;
  }
  return notUnderstood;
}

const written = (on: string | null): Found => (on === null ? invalid : { type: 'day', on, seconds: null, how: 'written' });

/** 2026-05-11, 2026/5/11, 2026.05.11, 2026年5月11日 */
function ymd(text: string): Found | null {
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/.exec(text);
  return match && written(dayOf(Number(match[1]), Number(match[2]), Number(match[3])));
}

/** 20260511 */
function compact(text: string): Found | null {
  const match = /^(19\d\d|2[01]\d\d)(\d\d)(\d\d)$/.exec(text);
  return match && written(dayOf(Number(match[1]), Number(match[2]), Number(match[3])));
}

/** 10-16, 8月7日: the latest one that is not after the file was written. */
function monthDay(text: string, { writtenOn }: DateContext): Found | null {
  const match = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/.exec(text);
  if (!match) return null;
  const year = Number(writtenOn.slice(0, 4));
  // Eight years back there is a 29 February for sure.
  for (let back = 0; back <= 8; back++) {
    const on = dayOf(year - back, Number(match[1]), Number(match[2]));
    if (on !== null && on <= writtenOn) return { type: 'day', on, seconds: null, how: 'yearGuessed' };
  }
  return invalid;
}

const daysBack = new Map(
  Object.entries({
    今天: 0,
    今日: 0,
    today: 0,
    刚刚: 0,
    昨天: 1,
    昨日: 1,
    yesterday: 1,
    前天: 2,
    大前天: 3,
  }),
);

/** 昨天, 3天前, 两周前, 5 hours ago */
function relative(text: string, { writtenOn }: DateContext): Found | null {
  const known = daysBack.get(text);
  const match =
    /^(\d{1,3}|[一二两三四五六七八九十半]{1,3})\s*个?\s*(分钟|小时|天|日|周|星期|minutes?|hours?|days?|weeks?)(?:\s*(?:之?前|以前|ago))$/.exec(
      text,
    );
  const count = match === null ? null : smallNumber(match[1] ?? '');
  if (known === undefined && count === null) return null;
  const unit = match?.[2] ?? '';
  const days = known ?? Math.floor(count ?? 0) * (/周|星期|week/.test(unit) ? 7 : /天|日|day/.test(unit) ? 1 : 0);
  return { type: 'day', on: addDays(writtenOn, -days), seconds: null, how: 'relative' };
}

/** 46209 or 46209.5: a day number whose cell lost its format on the way. */
function serial(text: string): Found | null {
  if (!/^\d{5}(\.\d+)?$/.test(text) || Number(text) < 20_000 || Number(text) > 80_000) return null;
  const [on, time] = (serialToText(Number(text), false) ?? '').split(' ');
  const [hours = 0, minutes = 0, seconds = 0] = (time ?? '').split(':').map(Number);
  return on === undefined
    ? null
    : { type: 'day', on, seconds: time === undefined ? null : hours * 3600 + minutes * 60 + seconds, how: 'written' };
}

/** 16/5/2026 and 5/16/2026 have one reading; 5/6/2026 has two. */
function dayFirst(text: string): Found | null {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (!match) return null;
  const [first, second, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const readings = new Set([dayOf(year, second, first), dayOf(year, first, second)].filter((on) => on !== null));
  if (readings.size > 1) return { type: 'DateAmbiguous' };
  return written([...readings][0] ?? null);
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** 12 May 2026, May 12, 2026, 12-May-2026 */
function english(text: string): Found | null {
  const match =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3})[a-z]*\.?|([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?[\s-]+(\d{4})$/.exec(
      text,
    );
  const month = match === null ? -1 : months.indexOf(match[2] ?? match[3] ?? '');
  return match === null || month < 0 ? null : written(dayOf(Number(match[5]), month + 1, Number(match[1] ?? match[4])));
}

/** 26-5-11: only when the year is near the file's and no other order makes sense of it. */
function shortYear(text: string, { writtenOn }: DateContext): Found | null {
  const match = /^(\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/.exec(text);
  if (!match) return null;
  const year = 2000 + Number(match[1]);
  const near = Math.abs(year - Number(writtenOn.slice(0, 4))) <= 5;
  return near && (Number(match[1]) > 12 || text.includes('年'))
    ? written(dayOf(year, Number(match[2]), Number(match[3])))
    : { type: 'DateAmbiguous' };
}
