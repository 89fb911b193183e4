import type { ApplicationId, Desk, UserId } from '@muster/model';
import { lastByOthers } from '#lib/board/seen.ts';
import { activitiesToFeed, joinFeeds, movesToFeed } from '#lib/panel/feed.ts';
import type { FeedEntry } from '#lib/panel/feed.ts';
import type { CardRow } from './agenda.ts';

/** A card that a colleague changed since I last looked at it, and the last thing that was done to it. */
export interface ChangeRow extends CardRow {
  readonly at: number;
  readonly by: UserId;
  /** Null when it was no more than taking something back. */
  readonly entry: FeedEntry | null;
}

interface Reader {
  readonly me: UserId;
  /** When I last looked at a card. */
  readonly lastSeen: (card: ApplicationId) => number;
}

/** What changed while I was away, the newest first. What was done to a person shows once, on one card. */
export function readChanges(desk: Desk, { me, lastSeen }: Reader): ChangeRow[] {
  const rows: ChangeRow[] = [];
  for (const application of desk.applications.byId.values()) {
    if (application.deletedAt !== null) continue;
    const { id, person, moves } = application;
    const onCard = desk.boardActivity.of(id);
    const onPerson = desk.peopleActivity.of(person);
    if (lastByOthers(me, moves, onCard, onPerson) <= lastSeen(id)) continue;
    const entries = joinFeeds(movesToFeed(id, moves), activitiesToFeed(onCard), activitiesToFeed(onPerson));
    const entry = entries.find((one) => one.by !== me && one.at > lastSeen(id)) ?? null;
    const last = entry ?? [...moves, ...onCard, ...onPerson].filter((one) => one.by !== me).sort((a, b) => b.at - a.at)[0];
    if (last === undefined) continue;
    rows.push({
      application,
      person: desk.persons.byId.get(person),
      requisition: desk.requisitions.byId.get(application.requisition),
      at: last.at,
      by: last.by,
      entry,
    });
  }
  rows.sort((a, b) => b.at - a.at);
  const told = new Set<string>();
  return rows.filter(({ entry }) => {
    if (entry === null) return true;
    const isNew = !told.has(entry.id);
    told.add(entry.id);
    return isNew;
  });
}
