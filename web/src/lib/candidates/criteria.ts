import type { ApplicationStageKey, OutcomeKey } from '@muster/model';
import { applicationStageKeys, outcomeKeys } from '@muster/model';
import { phoneDigits } from '#lib/panel/duplicates.ts';
import type { CandidateRow } from './candidate-row.ts';
import type { ColumnKey } from './columns.ts';
import { columnKeys } from './columns.ts';

/** Where a candidate stands: a stage, an outcome, or no application at all. */
export type Standing = ApplicationStageKey | OutcomeKey | 'none';
export const standings: readonly Standing[] = [...applicationStageKeys, ...outcomeKeys, 'none'];

/** Which lines are wanted. An empty set asks for nothing; several values of one set are alternatives, the sets together restrict. */
export interface Criteria {
  readonly text: string;
  readonly standing: ReadonlySet<Standing>;
  readonly requisition: ReadonlySet<string>;
  /** '' stands for "nobody". */
  readonly owner: ReadonlySet<string>;
  /** '' stands for "unknown". */
  readonly channel: ReadonlySet<string>;
  readonly tag: ReadonlySet<string>;
  /** Only what was deleted, instead of only what was not. */
  readonly deleted: boolean;
}

export interface Sort {
  readonly by: ColumnKey;
  readonly descending: boolean;
}

export const noCriteria: Criteria = {
  text: '',
  standing: new Set(),
  requisition: new Set(),
  owner: new Set(),
  channel: new Set(),
  tag: new Set(),
  deleted: false,
};
export const defaultSort: Sort = { by: 'added', descending: true };

const setKeys = { standing: 'in', requisition: 'req', owner: 'owner', channel: 'channel', tag: 'tag' } as const;
export type SetKey = keyof typeof setKeys;

/** Takes a value into one of the sets, or out of it. */
export function toggledIn(criteria: Criteria, key: SetKey, value: string): Criteria {
  const values = new Set<string>(criteria[key]);
  if (!values.delete(value)) values.add(value);
  return { ...criteria, [key]: values };
}

export const isFiltered = (criteria: Criteria): boolean =>
  criteria.deleted || criteria.text.trim() !== '' || Object.keys(setKeys).some((key) => criteria[key as SetKey].size > 0);

export function standingOf(row: CandidateRow): Standing {
  return row.application === null ? 'none' : (row.application.outcome ?? row.application.stage);
}

/** Width and case aside. */
const fold = (text: string): string => text.normalize('NFKC').toLocaleLowerCase();
const texts = new WeakMap<CandidateRow, { readonly words: string; readonly digits: string }>();

/** What the search looks at, folded once for each line. Call it ahead of need and the first letter typed is quick. */
function textOf(row: CandidateRow): { readonly words: string; readonly digits: string } {
  let text = texts.get(row);
  if (text === undefined) {
    const { name, currentCompany, currentPost, school, city, major, tags } = row.person;
    const words = [name, row.post, currentCompany, currentPost, school, city, major, ...tags];
    if (row.contact !== null) words.push(row.contact.email, row.contact.wechat, row.contact.phone);
    text = { words: fold(words.join('\n')), digits: phoneDigits(row.contact?.phone ?? '') };
    texts.set(row, text);
  }
  return text;
}

/** The criteria as a question. Every word of the text must occur somewhere in the line; digits are also looked for in the phone number as a whole. */
export function accepter(criteria: Criteria): (row: CandidateRow) => boolean {
  const words = fold(criteria.text).split(/\s+/).filter(Boolean);
  // 138 0013 8000 and +86 138… are one number, however many words they look like.
  const asPhone = /^[\d\s+()-]+$/.test(fold(criteria.text))
    ? fold(criteria.text)
        .replaceAll(/\D/g, '')
        .replace(/^(00)?86(?=1)/, '')
    : '';
  const within = (wanted: ReadonlySet<string>, value: string): boolean => wanted.size === 0 || wanted.has(value);
  return (row) => {
    if (row.deleted !== criteria.deleted) return false;
    if (!within(criteria.standing, standingOf(row))) return false;
    if (!within(criteria.requisition, row.application?.requisition ?? '')) return false;
    if (!within(criteria.owner, row.application?.owner ?? '')) return false;
    if (!within(criteria.channel, row.application?.channel ?? '')) return false;
    if (criteria.tag.size > 0 && !row.person.tags.some((tag) => criteria.tag.has(tag))) return false;
    if (words.length === 0) return true;
    const text = textOf(row);
    return words.every((word) => text.words.includes(word)) || (asPhone.length >= 3 && text.digits.includes(asPhone));
  };
}

/**
 * Filters and order as part of the address, so that a list can be reloaded and shared. The search text is left out: it is often a
 * phone number or a name, which has no place in an address.
 */
export function criteriaToQuery(query: Pick<URLSearchParams, 'toString'>, criteria: Criteria, sort: Sort): URLSearchParams {
  const next = new URLSearchParams(query.toString());
  for (const [key, name] of Object.entries(setKeys)) {
    next.delete(name);
    for (const value of criteria[key as SetKey]) next.append(name, value);
  }
  next.delete('deleted');
  next.delete('sort');
  if (criteria.deleted) next.set('deleted', '1');
  if (sort.by !== defaultSort.by || sort.descending !== defaultSort.descending)
    next.set('sort', (sort.descending ? '-' : '') + sort.by);
  return next;
}

/** What the address asks for; what it asks in vain (unknown stages, columns) is left out. */
export function queryToCriteria(query: Pick<URLSearchParams, 'get' | 'getAll'>): {
  criteria: Omit<Criteria, 'text'>;
  sort: Sort;
} {
  const values = (key: SetKey): ReadonlySet<string> => new Set(query.getAll(setKeys[key]));
  const sort = query.get('sort') ?? '';
  const by = columnKeys.find((key) => key === sort.replace(/^-/, ''));
  return {
    criteria: {
      standing: new Set(standings.filter((key) => values('standing').has(key))),
      requisition: values('requisition'),
      owner: values('owner'),
      channel: values('channel'),
      tag: values('tag'),
      deleted: query.get('deleted') === '1',
    },
    sort: by === undefined ? defaultSort : { by, descending: sort.startsWith('-') },
  };
}

export const criteriaOf = (query: string): ReturnType<typeof queryToCriteria> => queryToCriteria(new URLSearchParams(query));

/** The part of an address that says which lines are wanted and in which order; equal for equal wishes. */
export function listQuery(query: Pick<URLSearchParams, 'get' | 'getAll'>): string {
  const { criteria, sort } = queryToCriteria(query);
  return criteriaToQuery(new URLSearchParams(), { ...criteria, text: '' }, sort).toString();
}

/** Folds the texts of these lines while nobody waits, so that the first letter of a search does not. The answer stops it. */
export function prepareSearch(rows: Iterator<CandidateRow, undefined>): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const go = (): void => {
    const until = performance.now() + 8;
    while (performance.now() < until) {
      const next = rows.next();
      if (next.done === true) return;
      textOf(next.value);
    }
    timer = setTimeout(go, 30);
  };
  timer = setTimeout(go, 500);
  return () => clearTimeout(timer);
}
