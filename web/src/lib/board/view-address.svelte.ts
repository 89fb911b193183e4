import { goto } from '$app/navigation';
import { page } from '$app/state';
import { untrack } from 'svelte';
import { ownKey } from '#lib/account/own-keys.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import type { Lists } from './lists.svelte.ts';
import { readView, saysView, writeView, type BoardView } from './view.ts';

/**
 * Keeps the view in the address, so that a reload, "back" and a link show the same, and on the device for the next visit.
 * A link that says something about the view goes before what this device remembers.
 */
export interface ViewAddress {
  show(view: BoardView): void;
  /** The address of what one sees, to send to a colleague: without the side panel. */
  readonly link: string;
  close(): void;
}

const typingMs = 250;

export function createViewAddress(lists: Lists, { me, team, project }: Pick<Workspace, 'me' | 'team' | 'project'>): ViewAddress {
  const key = ownKey(untrack(() => me).user, `board-view:${team}:${project}`);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const said = (view: BoardView): string => writeView(view, new URLSearchParams()).toString();

  const query = (): URLSearchParams => new URLSearchParams(page.url.search);
  const first = saysView(query()) ? query() : new URLSearchParams(recall(key));
  if (saysView(first)) lists.show(readView(first));

  function write(): void {
    timer = undefined;
    const url = new URL(page.url.href);
    url.search = writeView(lists.view, query()).toString();
    if (url.search !== page.url.search) void goto(url, { replace: true, reset: false, state: page.state });
  }

  // "Back", a link or the rail changed the address: a view in it is shown, a bare address gets the view that is open.
  $effect(() => {
    const asked = query();
    untrack(() => {
      if (timer !== undefined) return;
      if (!saysView(asked)) write();
      else if (said(readView(asked)) !== said(lists.view)) lists.show(readView(asked));
    });
  });

  return {
    show(view) {
      lists.show(view);
      remember(key, said(view));
      clearTimeout(timer);
      timer = setTimeout(write, typingMs);
    },
    get link() {
      const url = new URL(page.url.pathname, page.url.origin);
      url.search = said(lists.view);
      return url.href;
    },
    close() {
      clearTimeout(timer);
    },
  };
}

function recall(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function remember(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Storage is full or forbidden: the address still has it.
  }
}
