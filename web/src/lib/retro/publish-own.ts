import { liveRetro, liveRetroDrafts, publishRetroCards, retroKey } from '@muster/model';
import { tick } from 'svelte';
import type { OpenedDocument, Workspace } from '#lib/sync/workspace-context.svelte.ts';

/** Cards older than this are of retros long past. */
const rememberedMs = 21 * 86_400_000;

/** Offline nothing settles, and what one reveals there is published there. */
const settlesInMs = 3000;
const mostTries = 12;

const kept = new WeakMap<Workspace, Set<string>>();

/**
 * Publishes one's own cards of a week as soon as its reveal is seen here, on whatever page one is, for as long as the project is open. What
 * stands in the document already is not published again, so this may run in every tab.
 */
export function publishWhenRevealed(workspace: Workspace, opened: OpenedDocument): void {
  const { doc, desk, name } = opened;
  const weeks = kept.get(workspace) ?? new Set();
  kept.set(workspace, weeks);
  if (weeks.has(name)) return;
  weeks.add(name);
  const { user } = desk.documents;
  const live = liveRetro(doc);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const publish = (): void => {
    waiting = undefined;
    // Once the page shows the published cards: until then a field may hold letters that are still being composed.
    void tick().then(() => publishRetroCards(desk, retroKey(workspace.project, name)));
  };
  // Who comes back from offline hears of the reveal before hearing how far the meeting went on: only then it is known what is late.
  const whenSettled = (tries: number): void => {
    clearTimeout(waiting);
    if (opened.settled || tries === 0) publish();
    else waiting = setTimeout(() => whenSettled(tries - 1), settlesInMs / mostTries);
  };
  const check = (): void => {
    if (live.current.revealed && waiting === undefined) whenSettled(mostTries);
  };
  live.subscribe(check);
  if (user !== undefined && user !== null) liveRetroDrafts(user).subscribe(check);
  check();
}

/** Opens the weeks for which one has written cards lately: they may have been revealed while this device was off. */
export async function openOwnRetros(workspace: Workspace): Promise<void> {
  const user = workspace.desk.documents.user ?? null;
  if (user === null || workspace.may('week') !== 'w') return;
  const mine = `${workspace.project}/`;
  const weeks = new Set<string>();
  for (const draft of liveRetroDrafts(user).byId.values()) {
    if (draft.deletedAt === null && draft.retro.startsWith(mine) && workspace.desk.now() - draft.createdAt < rememberedMs)
      weeks.add(draft.retro.slice(mine.length));
  }
  for (const week of weeks) {
    const opened = await workspace.openWeek(week);
    if (opened !== null) publishWhenRevealed(workspace, opened);
  }
}
