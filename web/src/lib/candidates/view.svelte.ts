import { goto } from '$app/navigation';
import { page } from '$app/state';
import { drafts } from '#lib/panel/drafts.ts';
import type { ColumnKey } from './columns.ts';
import { columnKeys, defaultColumns } from './columns.ts';
import type { Criteria, SetKey, Sort } from './criteria.ts';
import { criteriaToQuery, defaultSort, noCriteria, queryToCriteria } from './criteria.ts';

/**
 * What somebody chose to see of the list: filters and order live in the address, the search text in this tab (a phone number has no
 * place in an address), the columns on this device.
 */
export function createView(project: string) {
  const textKey = `candidates/${project}/search`;
  const columnsKey = 'muster:candidate-columns';
  let text = $state(drafts.read(textKey) ?? '');
  let columns = $state.raw<readonly ColumnKey[]>(readColumns(columnsKey));
  const asked = $derived(queryToCriteria(page.url.searchParams));
  const criteria = $derived<Criteria>({ ...asked.criteria, text });

  function write(next: Criteria, sort: Sort): void {
    const url = new URL(page.url.href);
    url.search = criteriaToQuery(page.url.searchParams, next, sort).toString();
    if (url.search !== page.url.search) void goto(url, { replace: true, reset: false, state: page.state });
  }

  return {
    get criteria() {
      return criteria;
    },
    get sort() {
      return asked.sort;
    },
    get text() {
      return text;
    },
    set text(value: string) {
      text = value;
      drafts.write(textKey, value === '' ? null : value);
    },
    get columns() {
      return columns;
    },
    setColumns(wanted: ReadonlySet<ColumnKey>): void {
      columns = columnKeys.filter((key) => key === 'name' || wanted.has(key));
      try {
        localStorage.setItem(columnsKey, JSON.stringify(columns));
      } catch {
        // Storage is full or forbidden: the choice holds until the page is left.
      }
    },
    toggle(key: SetKey, value: string): void {
      const values = new Set<string>(criteria[key]);
      if (!values.delete(value)) values.add(value);
      write({ ...criteria, [key]: values }, asked.sort);
    },
    clearOne(key: SetKey): void {
      write({ ...criteria, [key]: new Set() }, asked.sort);
    },
    set deleted(deleted: boolean) {
      write({ ...criteria, deleted }, asked.sort);
    },
    /** The same column again turns the order round; a third time gives the usual order. */
    sortBy(by: ColumnKey): void {
      const { sort } = asked;
      if (sort.by !== by) write(criteria, { by, descending: by === 'added' || by === 'days' });
      else if (sort.descending === (by === 'added' || by === 'days')) write(criteria, { by, descending: !sort.descending });
      else write(criteria, defaultSort);
    },
    clear(): void {
      text = '';
      drafts.write(textKey, null);
      write(noCriteria, asked.sort);
    },
  };
}
export type CandidatesView = ReturnType<typeof createView>;

function readColumns(key: string): readonly ColumnKey[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (!Array.isArray(kept)) return defaultColumns;
    const known = columnKeys.filter((column) => column === 'name' || kept.includes(column));
    return known.length > 1 ? known : defaultColumns;
  } catch {
    return defaultColumns;
  }
}
