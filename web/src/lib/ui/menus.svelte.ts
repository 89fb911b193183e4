import type { IconComponent } from './icon.ts';
import type * as Popup from './MenuPopup.svelte';

/** One menu is open at a time; `MenuHost` shows it. The heavy part is loaded when a menu is first wanted. */
export type MenuItem =
  | { readonly type: 'separator' }
  | { readonly type: 'heading'; readonly label: string }
  | {
      readonly type: 'sub';
      readonly label: string;
      readonly icon?: IconComponent | undefined;
      readonly items: readonly MenuItem[];
    }
  | {
      readonly type?: 'item' | undefined;
      readonly label: string;
      readonly icon?: IconComponent | undefined;
      /** A colour (a token) shown as a dot: stages, people. */
      readonly dot?: string | undefined;
      readonly keys?: string | undefined;
      readonly hint?: string | undefined;
      readonly danger?: boolean | undefined;
      readonly disabled?: boolean | undefined;
      /** Present: the item is one of a choice, and this one is (or is not) the chosen. */
      readonly checked?: boolean | undefined;
      readonly run: () => void;
    };

type MenuAnchor = HTMLElement | { readonly x: number; readonly y: number };

export interface OpenMenu {
  readonly anchor: MenuAnchor;
  readonly items: readonly MenuItem[];
  /** What the menu is, for screen readers. */
  readonly label: string;
  readonly align?: 'start' | 'end' | undefined;
  readonly side?: 'bottom' | 'top' | 'right' | undefined;
  /** Gets the focus back when the menu closes; the anchor by default, else what had it. */
  readonly returnTo?: HTMLElement | null | undefined;
  readonly onclose?: (() => void) | undefined;
}

let current = $state.raw<OpenMenu | null>(null);

export const menus = {
  get current(): OpenMenu | null {
    return current;
  },
};

export function openMenu(menu: OpenMenu): void {
  const before = current;
  current = null;
  before?.onclose?.();
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  current = { ...menu, returnTo: menu.returnTo ?? (menu.anchor instanceof HTMLElement ? menu.anchor : focused) };
}

/** Opens a context menu where the pointer is, or at the element when the keyboard asked (Shift+F10). */
export function openContextMenu(event: MouseEvent, items: readonly MenuItem[], label: string): void {
  event.preventDefault();
  const target = event.currentTarget instanceof HTMLElement ? event.currentTarget : null;
  const byKeyboard = event.button !== 2 && event.clientX === 0 && event.clientY === 0;
  openMenu({ anchor: byKeyboard && target ? target : { x: event.clientX, y: event.clientY }, items, label, returnTo: target });
}

export function closeMenu(): void {
  const before = current;
  current = null;
  before?.onclose?.();
}

let loading: Promise<typeof Popup> | null = null;

/** Loads what menus need; called ahead of use when a trigger is hovered or focused. */
export function loadMenus(): Promise<typeof Popup> {
  loading ??= import('./MenuPopup.svelte').catch((error: unknown) => {
    loading = null; // offline before the first visit was complete: the next try may succeed
    throw error;
  });
  return loading;
}
