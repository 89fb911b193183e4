import { readAnnouncements } from '@muster/model';
import type { Attachment } from 'svelte/attachments';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';

/** How long it has to be in sight before it counts as read. */
const enoughMs = 800;

/**
 * Leaves a receipt for an announcement once it was in sight for a moment, in a window that is being looked at. `unread` false, or no
 * right to write: leaves none.
 */
export function marksRead(workspace: Workspace, id: string, unread: boolean): Attachment<HTMLElement> {
  return (element) => {
    if (!unread || workspace.may('space') !== 'w') return;
    let inSight = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (!inSight || document.visibilityState !== 'visible') return;
      // A fact, not an edit: nothing that undo would take back. Refused, it stays unread and is offered again.
      timer = setTimeout(() => void readAnnouncements(workspace.desk, [id]), enoughMs);
    };
    const observer = new IntersectionObserver(
      ([entry]) => {
        inSight = entry?.isIntersecting ?? false;
        look();
      },
      // Of a long one the beginning is enough: nobody's window holds all of it.
      { threshold: [0, 0.2, 0.6] },
    );
    observer.observe(element);
    document.addEventListener('visibilitychange', look);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', look);
      clearTimeout(timer);
    };
  };
}
