import type { IconComponent } from '#lib/ui/icon.ts';
import { openImport } from '#lib/frame/open-import.ts';
import { showPanel } from '#lib/panel/panel-address.ts';
import * as m from '#lib/paraglide/messages.js';
import type { MenuItem } from '#lib/ui/menus.svelte.ts';

export const newPerson = (): void => void showPanel({ type: 'new-person', requisition: null });
export const newRequisition = (): void => void showPanel({ type: 'new-requisition' });

/** What can be made from the board. */
export const createItems = (icons: { person: IconComponent; requisition: IconComponent; file: IconComponent }): MenuItem[] => [
  { label: m.board_new_person(), icon: icons.person, keys: 'P', run: newPerson },
  { label: m.board_new_requisition(), icon: icons.requisition, keys: 'Q', run: newRequisition },
  { type: 'separator' },
  { label: m.board_import(), icon: icons.file, keys: 'I', run: openImport },
];
