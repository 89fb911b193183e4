import { createContext } from 'svelte';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { createActs } from './acts.ts';
import { createAnnouncer } from './announcer.svelte.ts';
import { createAreas } from './areas.ts';
import { createChosen } from './chosen.svelte.ts';
import { createCursor } from './cursor.svelte.ts';
import { createDialogs } from './dialogs.svelte.ts';
import { createDrag } from './drag.svelte.ts';
import { createLists } from './lists.svelte.ts';
import { readRecords } from './records.svelte.ts';
import { createSavedViews } from './saved-views.svelte.ts';
import { createSeen } from './seen.svelte.ts';
import type { BoardView } from './view.ts';

/** Everything one open board is made of. The page makes it, its components get it by context. */
export type Board = ReturnType<typeof createBoard>;

export function createBoard(workspace: Workspace) {
  const { desk } = workspace;
  const records = readRecords(desk);
  const lists = createLists(desk, {
    me: desk.user,
    now: () => desk.now(),
    laneRank: (view, lane) => laneRank(workspace, view, lane),
    laneName: (view, lane) => laneName(workspace, view, lane),
  });
  const areas = createAreas();
  const announcer = createAnnouncer();
  const dialogs = createDialogs();
  const cursor = createCursor(lists, areas);
  const chosen = createChosen(
    lists,
    (id) => desk.applications.byId.get(id)?.deletedAt !== null,
    (id) => desk.applications.byId.has(id),
  );
  const acts = createActs({ workspace, records, lists, chosen, cursor, announcer });
  const drag = createDrag({ workspace, lists, areas, chosen, acts, announcer });
  return {
    workspace,
    records,
    lists,
    areas,
    announcer,
    dialogs,
    cursor,
    chosen,
    acts,
    drag,
    seen: createSeen(workspace, records),
    savedViews: createSavedViews(workspace),
    close(): void {
      drag.close();
      cursor.close();
      chosen.close();
      lists.stop();
      records.stop();
    },
  };
}

function laneRank({ desk }: Workspace, view: BoardView, lane: string): number {
  if (view.lanes === 'owner') return lane === desk.user ? 0 : 1;
  if (view.lanes === 'channel') return [...desk.channels.byId.keys()].indexOf(lane);
  return 0;
}

function laneName({ desk }: Workspace, view: BoardView, lane: string): string {
  if (view.lanes === 'requisition') return desk.requisitions.byId.get(lane)?.rank ?? '';
  if (view.lanes === 'owner') return desk.members.byId.get(lane)?.name ?? '';
  return lane;
}

export const [useBoard, provideBoard] = createContext<Board>();
