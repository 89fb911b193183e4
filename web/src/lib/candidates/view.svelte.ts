import { goto } from '$app/navigation';
import { page } from '$app/state';
import { ownKey } from '#lib/account/own-keys.ts';
import { drafts } from '#lib/panel/drafts.ts';
import type { ColumnKey } from './columns.ts';
import { defaultColumns, keptColumns } from './columns.ts';
import type { Criteria, SetKey, Sort } from './criteria.ts';
import { criteriaOf, criteriaToQuery, defaultSort, listQuery, noCriteria, toggledIn } from './criteria.ts';

/**
 * What somebody chose to see of the list: filters and order live in the address, the search text in this tab (a phone number has no
 * place in an address), the columns on this device.
 */
export function createView(user: string, project: string) {
  const textKey = `candidates/${project}/search`;
  const columnsKey = ownKey(user, 'candidate-columns');
  let text = $state(drafts.read(textKey) ?? '');
  let columns = $state.raw<readonly ColumnKey[]>(readColumns(columnsKey));
  // A panel that opens changes the address, but not what is shown: only our part of the query is followed.
  const said = $derived(listQuery(page.url.searchParams));
  const asked = $derived(criteriaOf(said));
  const criteria = $derived<Criteria>({ ...asked.criteria, text });

  function write(next: Criteria, sort: Sort): void {
    const search = criteriaToQuery(page.url.searchParams, next, sort).toString();
    if (`?${search}` === (page.url.search || '?')) return;
    void goto(`${page.url.pathname}?${search}${page.url.hash}`, { replace: true, reset: false, state: page.state });
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
    setColumns(wanted: readonly ColumnKey[]): void {
      columns = keptColumns(wanted);
      try {
        localStorage.setItem(columnsKey, JSON.stringify(columns));
      } catch {
        // Storage is full or forbidden: the choice holds until the page is left.
      }
    },
    toggle(key: SetKey, value: string): void {
      write(toggledIn(criteria, key, value), asked.sort);
    },
    clearOne(key: SetKey): void {
      write({ ...criteria, [key]: noCriteria[key] }, asked.sort);
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
    return keptColumns(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return defaultColumns;
  }
}
