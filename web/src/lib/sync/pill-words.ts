import * as m from '#lib/paraglide/messages.js';
import type { PillState } from './pill.ts';

/** The pill in words. */
export function pillWords({ kind, count, quiet }: PillState): string {
  switch (kind) {
    case 'opening':
      return m.sync_opening();
    case 'synced':
      return m.sync_synced();
    case 'saving':
      return quiet || count === 0 ? m.sync_syncing() : m.sync_syncing_count({ count });
    case 'offline':
      return count === 0 ? m.sync_offline() : m.sync_offline_count({ count });
    case 'sign-in':
      return m.sync_sign_in();
    case 'update':
      return m.sync_update();
    case 'refused':
      return m.sync_refused();
    case 'not-saved':
      return m.sync_not_saved();
  }
}
