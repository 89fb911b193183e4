import { mayAddPeople } from '#lib/access/may.ts';
import type { IconComponent } from '#lib/ui/icon.ts';
import { openImport } from '#lib/frame/open-import.ts';
import { showPanel } from '#lib/panel/panel-address.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import type { MenuItem } from '#lib/ui/menus.svelte.ts';

export const newPerson = (): void => void showPanel({ type: 'new-person', requisition: null });
export const newRequisition = (): void => void showPanel({ type: 'new-requisition' });

/** What this person can make from the board. */
export function createItems(
  workspace: Workspace,
  icons: { person: IconComponent; requisition: IconComponent; file: IconComponent },
): MenuItem[] {
  const requisition: MenuItem = { label: m.board_new_requisition(), icon: icons.requisition, keys: 'Q', run: newRequisition };
  if (!mayAddPeople(workspace)) return [requisition];
  return [
    { label: m.board_new_person(), icon: icons.person, keys: 'P', run: newPerson },
    requisition,
    { type: 'separator' },
    { label: m.board_import(), icon: icons.file, keys: 'I', run: openImport },
  ];
}
