import type { Contact } from '@muster/model';
import { applicationStageKeys, dayOf, daysIn, outcomeKeys } from '@muster/model';
import type { CandidateRow } from './candidate-row.ts';

export const columnKeys = [
  'name',
  'post',
  'stage',
  'days',
  'owner',
  'source',
  'city',
  'education',
  'years',
  'phone',
  'email',
  'wechat',
  'salary',
  'company',
  'currentPost',
  'school',
  'major',
  'tags',
  'nextAction',
  'due',
  'added',
] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** Shown until somebody chooses. The name is always shown. */
export const defaultColumns: readonly ColumnKey[] = [
  'name',
  'post',
  'stage',
  'days',
  'owner',
  'source',
  'city',
  'education',
  'years',
  'phone',
  'nextAction',
  'added',
];

/** The columns of a stored choice; the usual ones when it is none. The name is always among them, and the order is always the same. */
export function keptColumns(kept: unknown): readonly ColumnKey[] {
  if (!Array.isArray(kept)) return defaultColumns;
  const known = columnKeys.filter((column) => column === 'name' || kept.includes(column));
  return known.length > 1 ? known : defaultColumns;
}

/** In the private document: shown and exported only where that is present. */
export const restrictedColumns: Partial<Record<ColumnKey, keyof Contact>> = {
  phone: 'phone',
  email: 'email',
  wechat: 'wechat',
  salary: 'expectedSalary',
};

/** The words for what the records hold by key or id, in the reader's language. */
export interface ColumnWords {
  readonly locale: string;
  readonly timeZone: string;
  readonly now: number;
  standing(row: CandidateRow): string;
  member(id: string): string;
  channel(id: string): string;
  /** Between the items of a list. */
  readonly comma: string;
}

/** What a cell says. Numbers stay numbers; '' when nothing is known. */
export function cellValue(row: CandidateRow, column: ColumnKey, words: ColumnWords): string | number {
  const { person, application, contact } = row;
  switch (column) {
    case 'name':
      return person.name;
    case 'post':
      return row.post;
    case 'stage':
      return words.standing(row);
    case 'days':
      return application === null ? '' : daysIn(application.since, words.now, words.timeZone);
    case 'owner':
      return application?.owner ? words.member(application.owner) : '';
    case 'source':
      return application?.channel ? words.channel(application.channel) : '';
    case 'city':
      return person.city;
    case 'education':
      return person.education;
    case 'years':
      return person.experienceYears ?? '';
    case 'phone':
      return contact?.phone ?? '';
    case 'email':
      return contact?.email ?? '';
    case 'wechat':
      return contact?.wechat ?? '';
    case 'salary':
      return contact?.expectedSalary ?? '';
    case 'company':
      return person.currentCompany;
    case 'currentPost':
      return person.currentPost;
    case 'school':
      return person.school;
    case 'major':
      return person.major;
    case 'tags':
      return person.tags.join(words.comma);
    case 'nextAction':
      return person.nextAction?.text ?? '';
    case 'due':
      return person.nextAction?.dueOn ?? '';
    case 'added':
      return dayOf(addedAt(row), words.timeZone);
  }
}

export const addedAt = (row: CandidateRow): number => row.application?.createdAt ?? row.person.createdAt;

/** From the highest; the first word that occurs counts. 专升本 ends with a bachelor's degree and so stands before 本. */
const degrees: readonly RegExp[] = [
  /博士|phd|doctor/i,
  /硕士|研究生|mba|master/i,
  /本科|学士|专升本|bachelor/i,
  /大专|专科|高职|associate|college/i,
  /中专|中技|技校|职高|vocational/i,
  /高中|high school/i,
  /初中|middle school/i,
];

/** What a line is sorted by; null comes last in both directions. */
function sortKey(row: CandidateRow, column: ColumnKey, words: ColumnWords): string | number | null {
  switch (column) {
    case 'stage': {
      if (row.application === null) return null;
      const { outcome, stage } = row.application;
      return outcome === null ? applicationStageKeys.indexOf(stage) : applicationStageKeys.length + outcomeKeys.indexOf(outcome);
    }
    case 'days':
      // By the instant: two cards of one day still have an order, and it does not change with the clock.
      return row.application === null ? null : -row.application.since;
    case 'education': {
      const rank = degrees.findIndex((degree) => degree.test(row.person.education));
      return row.person.education === '' ? null : rank < 0 ? -degrees.length : -rank;
    }
    case 'added':
      return addedAt(row);
    default: {
      const value = cellValue(row, column, words);
      return value === '' ? null : value;
    }
  }
}

const collators = new Map<string, Intl.Collator>();
function collatorOf(locale: string): Intl.Collator {
  let collator = collators.get(locale);
  if (collator === undefined) collators.set(locale, (collator = new Intl.Collator(locale, { numeric: true })));
  return collator;
}

/**
 * The order by one column: 中文 by pinyin, numbers by size, what is empty last whichever way round, equal ones by when they were
 * added (latest first) and then by id, so that the order is the same on every device.
 */
export function comparer(
  column: ColumnKey,
  descending: boolean,
  words: ColumnWords,
): (a: CandidateRow, b: CandidateRow) => number {
  const collator = collatorOf(words.locale);
  const sign = descending ? -1 : 1;
  const keys = new WeakMap<CandidateRow, string | number | null>();
  const keyOf = (row: CandidateRow): string | number | null => {
    let key = keys.get(row);
    if (key === undefined) keys.set(row, (key = sortKey(row, column, words)));
    return key;
  };
  return (a, b) => {
    if (a === b) return 0;
    const [left, right] = [keyOf(a), keyOf(b)];
    if (left !== right) {
      if (left === null) return 1;
      if (right === null) return -1;
      const order =
        typeof left === 'number' && typeof right === 'number' ? left - right : collator.compare(String(left), String(right));
      if (order !== 0) return sign * order;
    }
    return addedAt(b) - addedAt(a) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  };
}
