import type { Application, ApplicationId } from '@muster/model';
import { ownKey } from '#lib/account/own-keys.ts';
import { firstVisit, lastByOthers, lastSeen, parseMarks, sawCard, sawEverything } from './seen.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import type { Records } from './records.svelte.ts';

/** The unread dots of one person on this device. */
export interface Seen {
  isUnread(application: Application): boolean;
  /** When it was last looked at. */
  last(application: ApplicationId): number;
  saw(application: string): void;
  sawAll(): void;
}

export function createSeen(workspace: Workspace, records: Records): Seen {
  const { desk } = workspace;
  const key = ownKey(desk.user, `seen:${workspace.team}:${workspace.project}`);
  let marks = $state.raw(read() ?? firstVisit(desk.now()));

  function read() {
    try {
      return parseMarks(localStorage.getItem(key));
    } catch {
      return null;
    }
  }
  function keep(next: typeof marks): void {
    marks = next;
    try {
      localStorage.setItem(key, JSON.stringify(marks));
    } catch {
      // Storage is full or forbidden: the marks hold until the page is left.
    }
  }
  if (read() === null) keep(marks);

  return {
    isUnread(application) {
      records.followActivity();
      const { id, person, moves } = application;
      return lastByOthers(desk.user, moves, desk.boardActivity.of(id), desk.peopleActivity.of(person)) > lastSeen(marks, id);
    },
    last: (id) => lastSeen(marks, id),
    saw(id) {
      if (desk.applications.byId.has(id)) keep(sawCard(marks, id, desk.now()));
    },
    sawAll: () => keep(sawEverything(desk.now())),
  };
}
