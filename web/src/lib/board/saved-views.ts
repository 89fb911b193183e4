/** Views somebody gave a name to. Personal: they are kept on the device, and a link shares one. */
import { plainView, readView, writeView, type BoardView } from './view.ts';

export interface SavedView {
  readonly name: string;
  readonly view: BoardView;
}

export const longestName = 40;
const mostViews = 50;

const queryOf = (view: BoardView): string => writeView(view, new URLSearchParams()).toString();

/** Whether two views show the same, in the same lanes. */
export const isSameView = (a: BoardView, b: BoardView): boolean => queryOf(a) === queryOf(b);

/** Whether there is anything to save: some filter or lanes. */
export const isPlain = (view: BoardView): boolean => isSameView(view, plainView);

/** The views with this one in them, by name; one of the same name is replaced and keeps its place. */
export function withView(views: readonly SavedView[], name: string, view: BoardView): readonly SavedView[] {
  const saved: SavedView = { name: name.trim().slice(0, longestName), view };
  return views.some((one) => one.name === saved.name)
    ? views.map((one) => (one.name === saved.name ? saved : one))
    : [...views, saved].slice(-mostViews);
}

export const withoutView = (views: readonly SavedView[], name: string): readonly SavedView[] =>
  views.filter((one) => one.name !== name);

/** The text to keep: each view as the query of its address, which old and new versions read alike. */
export const writeSavedViews = (views: readonly SavedView[]): string =>
  JSON.stringify(views.map(({ name, view }) => ({ name, query: queryOf(view) })));

/** Reads what was kept; whatever is not understood is left out. */
export function readSavedViews(text: string | null): readonly SavedView[] {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
  if (!Array.isArray(kept)) return [];
  return kept.slice(0, mostViews).reduce<readonly SavedView[]>((views, one: unknown) => {
    if (typeof one !== 'object' || one === null || !('name' in one) || !('query' in one)) return views;
    const { name, query } = one;
    if (typeof name !== 'string' || typeof query !== 'string' || name.trim() === '') return views;
    return withView(views, name, readView(new URLSearchParams(query)));
  }, []);
}
