import type { Actor, Desk } from './desk.ts';
import type { Documents } from './documents.ts';
import { liveActivity } from './live/activity.ts';
import type { LiveActivity } from './live/activity.ts';
import { liveBoard } from './live/board.ts';
import { liveGoals, liveMilestones } from './live/goals.ts';
import { liveTasks } from './live/tasks.ts';
import { newId } from './ids.ts';
import type { Live } from './live/live.ts';
import {
  liveAccepted,
  liveChannels,
  liveContacts,
  liveCosts,
  liveDuties,
  liveInterviews,
  liveMembers,
  livePersons,
  liveProjects,
  liveRaci,
  liveReasons,
  liveStages,
  liveTargets,
  liveTeam,
} from './live/others.ts';
import { liveAnnouncements, liveBudget, liveCharter, liveDecisions, liveKickoff, liveRisks } from './live/project.ts';
import type { DocumentKind } from './refusals.ts';
import type { Budget } from './records/charter.ts';
import type { Cost } from './records/cost.ts';
import type { Interview } from './records/interview.ts';
import type { Contact, Person } from './records/person.ts';

/** Opens the documents of a project for one person. Writes nothing [M1]. */
export function openDesk(documents: Documents, actor: Actor): Desk {
  const { space, settings, board, people, interviews } = documents;
  const onBoard = liveBoard(board);
  const allowed = actor.writable ?? (() => true);
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
    targets: liveTargets(settings),
    tasks: liveTasks(board),
    goals: liveGoals(board),
    milestones: liveMilestones(board),
    persons: people === null ? noRecords<Person>() : livePersons(people),
    contacts: documents.private === null ? noRecords<Contact>() : liveContacts(documents.private),
    costs: documents.private === null ? noRecords<Cost>() : liveCosts(documents.private),
    interviews: interviews === undefined || interviews === null ? noRecords<Interview>() : liveInterviews(interviews),
    risks: liveRisks(board),
    decisions: liveDecisions(board),
    announcements: liveAnnouncements(space),
    charter: liveCharter(board),
    kickoff: liveKickoff(board),
    budget: documents.private === null ? noRecords<Budget>() : liveBudget(documents.private),
    boardActivity: liveActivity(board),
    peopleActivity: people === null ? noActivity() : liveActivity(people),
  };
  return {
    documents,
    user: actor.user,
    now: actor.now,
    allowed,
    writable: (document) => isHere(documents, document) && allowed(document),
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

/**
 * The same desk with a week's or a month's document beside the others. Shares the live records: only what the new document holds is the
 * caller's to read. A change made with it is undone in the history of the desk it was made from.
 */
export function deskWith(desk: Desk, more: Pick<Documents, 'week' | 'month'>): Desk {
  const documents = { ...desk.documents, ...more };
  return { ...desk, documents, writable: (document) => isHere(documents, document) && desk.allowed(document) };
}

const isHere = (documents: Documents, document: DocumentKind): boolean => (documents[document] ?? null) !== null;

const noRecords = <T>(): Live<T> => ({
  byId: new Map(),
  problems: new Map(),
  subscribe: () => () => undefined,
  stop: () => undefined,
});

const noActivity = (): LiveActivity => ({ of: () => [], all: [], subscribe: () => () => undefined, stop: () => undefined });
