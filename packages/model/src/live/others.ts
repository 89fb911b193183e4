/** Live collections of the documents beside the board. */
import { acceptedFields, builtInDutyIds, dutyFields, readAcceptance, readDuty } from '../read/duty.ts';
import { readCost } from '../read/cost.ts';
import { readInterview } from '../read/interview.ts';
import { readTargets, targetFields, targetsId } from '../read/targets.ts';
import { contactFields, readContact, readPerson } from '../read/person.ts';
import { memberFields, memberOf, profileFields, readMembership, readProfile } from '../read/member.ts';
import { raciFields, readRaciRow } from '../read/raci.ts';
import { readProject } from '../read/requisition.ts';
import {
  builtInReasonIds,
  channelFields,
  readChannel,
  readReason,
  readStage,
  readTeam,
  reasonFields,
  stageFields,
  teamFields,
  teamId,
} from '../read/settings.ts';
import type { Cost } from '../records/cost.ts';
import type { Interview } from '../records/interview.ts';
import type { Targets } from '../records/targets.ts';
import type { Contact, Person } from '../records/person.ts';
import type { Project } from '../records/requisition.ts';
import { stageKeys } from '../records/stages.ts';
import type { Reason, StageSettings } from '../records/stages.ts';
import { builtInChannels } from '../records/team.ts';
import type { Acceptance, Duty } from '../records/duty.ts';
import type { Member } from '../records/member.ts';
import type { RaciRow } from '../records/raci.ts';
import type { Channel, TeamSettings } from '../records/team.ts';
import type { Y } from '../yjs.ts';
import { createCollection } from './collection.ts';
import type { Collection } from './collection.ts';
import { combined } from './combined.ts';
import type { Live } from './live.ts';
import { flatSource, nestedSource } from './sources.ts';

export const livePersons = (people: Y.Doc): Collection<Person> =>
  createCollection(nestedSource({ doc: people, document: 'people', kind: 'person', root: 'persons', read: readPerson }));

export const liveContacts = (doc: Y.Doc): Collection<Contact> =>
  createCollection(
    flatSource({ doc, document: 'private', kind: 'contact', root: 'contacts', fields: contactFields, read: readContact }),
  );

export const liveProjects = (space: Y.Doc): Collection<Project> =>
  createCollection(nestedSource({ doc: space, document: 'space', kind: 'project', root: 'projects', read: readProject }));

/** Built-in channels included, whether or not anybody wrote them. */
export const liveChannels = (space: Y.Doc): Collection<Channel> =>
  createCollection(
    flatSource({
      doc: space,
      document: 'space',
      kind: 'channel',
      root: 'channels',
      fields: channelFields,
      read: readChannel,
      always: builtInChannels,
    }),
  );

/** Everybody known from their own words in `space` or from `settings`, removed members included. */
export function liveMembers(space: Y.Doc, settings: Y.Doc): Live<Member> {
  const own = createCollection(
    flatSource({
      doc: space,
      document: 'space',
      kind: 'member',
      root: 'profiles',
      fields: profileFields,
      read: readProfile,
    }),
  );
  const memberships = createCollection(
    flatSource({
      doc: settings,
      document: 'settings',
      kind: 'member',
      root: 'members',
      fields: memberFields,
      read: readMembership,
    }),
  );
  return combined({ doc: space, collection: own }, { doc: settings, collection: memberships }, memberOf);
}

/** Built-in duties included. */
export const liveDuties = (settings: Y.Doc): Collection<Duty> =>
  createCollection(
    flatSource({
      doc: settings,
      document: 'settings',
      kind: 'duty',
      root: 'duties',
      fields: dutyFields,
      read: readDuty,
      always: builtInDutyIds,
    }),
  );

export const liveAccepted = (space: Y.Doc): Collection<Acceptance> =>
  createCollection(
    flatSource({
      doc: space,
      document: 'space',
      kind: 'accepted',
      root: 'accepted',
      fields: acceptedFields,
      read: readAcceptance,
    }),
  );

export const liveRaci = (settings: Y.Doc): Collection<RaciRow> =>
  createCollection(
    flatSource({ doc: settings, document: 'settings', kind: 'raci', root: 'raci', fields: raciFields, read: readRaciRow }),
  );

/** All five stages, with the defaults where the team chose nothing. */
export const liveStages = (settings: Y.Doc): Collection<StageSettings> =>
  createCollection(
    flatSource({
      doc: settings,
      document: 'settings',
      kind: 'stage',
      root: 'stages',
      fields: stageFields,
      read: readStage,
      always: stageKeys,
    }),
  );

/** Built-in reasons included. */
export const liveReasons = (settings: Y.Doc): Collection<Reason> =>
  createCollection(
    flatSource({
      doc: settings,
      document: 'settings',
      kind: 'reason',
      root: 'reasons',
      fields: reasonFields,
      read: readReason,
      always: builtInReasonIds,
    }),
  );

/** One record, under the id `team`. */
export const liveTeam = (settings: Y.Doc): Collection<TeamSettings> =>
  createCollection(
    flatSource({
      doc: settings,
      document: 'settings',
      kind: 'team',
      root: 'team',
      fields: teamFields,
      read: readTeam,
      always: [teamId],
    }),
  );

/** One record, under the id `targets`, with the defaults where the team chose nothing. */
export const liveTargets = (settings: Y.Doc): Collection<Targets> =>
  createCollection(
    flatSource({
      doc: settings,
      document: 'settings',
      kind: 'targets',
      root: 'targets',
      fields: targetFields,
      read: readTargets,
      always: [targetsId],
    }),
  );

export const liveInterviews = (interviews: Y.Doc): Collection<Interview> =>
  createCollection(
    nestedSource({ doc: interviews, document: 'interviews', kind: 'interview', root: 'interviews', read: readInterview }),
  );

export const liveCosts = (doc: Y.Doc): Collection<Cost> =>
  createCollection(nestedSource({ doc, document: 'private', kind: 'cost', root: 'costs', read: readCost }));
