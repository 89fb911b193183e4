/** The part of the view menu that is about saved views. */
import Trash2 from 'lucide-svelte/icons/trash-2';
import * as m from '#lib/paraglide/messages.js';
import type { MenuItem } from '#lib/ui/menus.svelte.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';
import type { Board } from './board.svelte.ts';
import type { SavedView } from './saved-views.ts';
import type { BoardView } from './view.ts';

/** The saved views to choose from, under their heading; nothing when there are none. */
export function savedViewItems({ savedViews, lists }: Board, show: (view: BoardView) => void): MenuItem[] {
  if (savedViews.all.length === 0) return [];
  const current = savedViews.nameOf(lists.view);
  return [
    { type: 'heading', label: m.board_views() },
    ...savedViews.all.map(({ name, view }): MenuItem => ({ label: name, checked: name === current, run: () => show(view) })),
  ];
}

/** The saved views to delete from; each can be had back for as long as the toast stays. */
export function forgetViewItems({ savedViews }: Board): MenuItem[] {
  const forget = ({ name, view }: SavedView): void => {
    savedViews.forget(name);
    toast({
      text: m.board_view_forgotten({ name }),
      action: { label: m.ui_undo(), run: () => void savedViews.save(name, view) },
    });
  };
  if (savedViews.all.length === 0) return [];
  return [
    {
      type: 'sub',
      label: m.board_view_forget(),
      icon: Trash2,
      items: savedViews.all.map((saved): MenuItem => ({ label: saved.name, danger: true, run: () => forget(saved) })),
    },
  ];
}
