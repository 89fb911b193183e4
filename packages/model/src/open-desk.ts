import type { Actor, Desk } from './desk.ts';
import type { Documents } from './documents.ts';
import { liveActivity } from './live/activity.ts';
import type { LiveActivity } from './live/activity.ts';
import { liveBoard } from './live/board.ts';
import { newId } from './ids.ts';
import type { Live } from './live/live.ts';
import {
  liveAccepted,
  liveChannels,
  liveContacts,
  liveDuties,
  liveMembers,
  livePersons,
  liveProjects,
  liveRaci,
  liveReasons,
  liveStages,
  liveTeam,
} from './live/others.ts';
import type { Contact, Person } from './records/person.ts';

/** Opens the documents of a project for one person. Writes nothing [M1]. */
export function openDesk(documents: Documents, actor: Actor): Desk {
  const { space, settings, board, people } = documents;
  const onBoard = liveBoard(board);
  const parts = {
    projects: liveProjects(space),
    channels: liveChannels(space),
    members: liveMembers(space, settings),
    duties: liveDuties(settings),
    accepted: liveAccepted(space),
    raci: liveRaci(settings),
    stages: liveStages(settings),
    reasons: liveReasons(settings),
    team: liveTeam(settings),
    persons: people === null ? noRecords<Person>() : livePersons(people),
    contacts: documents.private === null ? noRecords<Contact>() : liveContacts(documents.private),
    boardActivity: liveActivity(board),
    peopleActivity: people === null ? noActivity() : liveActivity(people),
  };
  return {
    documents,
    user: actor.user,
    now: actor.now,
    writable: (document) => documents[document] !== null && (actor.writable?.(document) ?? true),
    random: actor.random ?? Math.random,
    newId: () => newId(actor.random),
    ...parts,
    requisitions: onBoard.requisitions,
    openings: onBoard.openings,
    applications: onBoard.applications,
    columns: onBoard.columns,
    stop: () => {
      for (const part of [...Object.values(parts), onBoard]) part.stop();
    },
  };
}

const noRecords = <T>(): Live<T> => ({
  byId: new Map(),
  problems: new Map(),
  subscribe: () => () => undefined,
  stop: () => undefined,
});

const noActivity = (): LiveActivity => ({ of: () => [], all: [], subscribe: () => () => undefined, stop: () => undefined });
