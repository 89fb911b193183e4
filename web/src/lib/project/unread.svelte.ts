import { unreadAnnouncements } from '@muster/model';
import { mayEditSpace } from '#lib/access/may.ts';
import { fromLive } from '#lib/reactivity/from-live.svelte.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';

/** How many announcements one has still to read here, for the rail and Today. 0 for who cannot leave a receipt: it would never go down. */
export function createUnread(workspace: Pick<Workspace, 'desk' | 'may' | 'project'>): { readonly current: number } {
  const live = fromLive(workspace.desk.announcements);
  const count = $derived.by(() => {
    void live.version;
    return mayEditSpace(workspace) ? unreadAnnouncements(workspace.desk, workspace.project).length : 0;
  });
  return {
    get current() {
      return count;
    },
  };
}
