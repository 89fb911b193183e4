import { goto } from '$app/navigation';
import { page } from '$app/state';
import type { PanelTarget } from './panel-query.ts';
import { withPanelTarget } from './panel-query.ts';

/** Where the open panel was opened from in this visit: closing it then is "back", not one more entry in the history. */
let openedFrom: string | null = null;

/** The address of a panel over the page that is open now, for links (`href`). */
export function panelHref(target: PanelTarget): string {
  const { pathname, search, hash } = withPanelTarget(page.url, target);
  return pathname + search + hash;
}

/** Opens the side panel. From one panel to another replaces the entry, so that "back" leads to the page and not through all panels. */
export async function showPanel(target: PanelTarget): Promise<void> {
  const replace = withPanelTarget(page.url, null).href !== page.url.href;
  if (!replace) openedFrom = page.url.href;
  await goto(withPanelTarget(page.url, target), { replace, reset: false, state: { panelOpenedHere: true } });
}

/** Exactly one of the ids; see `showPanel` for the create dialogs. */
export function openPanel(target: { person?: string; application?: string; requisition?: string; task?: string }): Promise<void> {
  if (target.person !== undefined) return showPanel({ type: 'person', id: target.person });
  if (target.application !== undefined) return showPanel({ type: 'application', id: target.application });
  if (target.requisition !== undefined) return showPanel({ type: 'requisition', id: target.requisition });
  if (target.task !== undefined) return showPanel({ type: 'task', id: target.task });
  return closePanel();
}

/** Closes whatever panel is open. The page behind keeps its filters, also those changed while the panel was open. */
export async function closePanel(): Promise<void> {
  const without = withPanelTarget(page.url, null);
  if (without.href === page.url.href) return;
  const goBack = openedFrom === without.href && page.state.panelOpenedHere === true;
  openedFrom = null;
  if (goBack) history.back();
  else await goto(without, { replace: true, reset: false });
}
