import { ownKey } from '#lib/account/own-keys.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { isSameView, readSavedViews, withoutView, withView, writeSavedViews, type SavedView } from './saved-views.ts';
import type { BoardView } from './view.ts';

/** The named views of one person on this device. */
export interface SavedViews {
  readonly all: readonly SavedView[];
  has(name: string): boolean;
  /** The name under which this view is saved. */
  nameOf(view: BoardView): string | undefined;
  /** Each answers whether the device took it; if not, it holds until the page is left. */
  save(name: string, view: BoardView): boolean;
  forget(name: string): boolean;
}

export function createSavedViews(workspace: Workspace): SavedViews {
  const key = ownKey(workspace.desk.user, `board-views:${workspace.team}:${workspace.project}`);
  let all = $state.raw(read());

  function read(): readonly SavedView[] {
    try {
      return readSavedViews(localStorage.getItem(key));
    } catch {
      return [];
    }
  }
  /** Another tab may have saved one since. */
  function keep(change: (views: readonly SavedView[]) => readonly SavedView[]): boolean {
    try {
      all = change(read());
      localStorage.setItem(key, writeSavedViews(all));
      return true;
    } catch {
      return false;
    }
  }

  return {
    get all() {
      return all;
    },
    has: (name) => all.some((one) => one.name === name.trim()),
    nameOf: (view) => all.find((one) => isSameView(one.view, view))?.name,
    save: (name, view) => keep((views) => withView(views, name, view)),
    forget: (name) => keep((views) => withoutView(views, name)),
  };
}
