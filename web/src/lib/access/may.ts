import type { DocumentKind } from '@muster/model';
import { rightsOf } from '@muster/protocol';
import type { Membership } from '@muster/protocol';
import type { Acting } from '#lib/sync/workspace-context.svelte.ts';

/**
 * What a person may do here, by the documents that doing it writes. Controls ask this so as not to offer what would be refused; whoever
 * reads it in an effect runs again when rights change.
 */
type Asking = Pick<Acting, 'may'>;

const writes = (acting: Asking, ...kinds: readonly DocumentKind[]): boolean => kinds.every((kind) => acting.may(kind) === 'w');

/** Move, assign, claim, close and delete cards; make and change requisitions. */
export const mayEditBoard = (acting: Asking): boolean => writes(acting, 'board');
/** A person's profile, tags, notes and next action. */
export const mayEditPeople = (acting: Asking): boolean => writes(acting, 'people');
/** New candidates, by hand or from a file. */
export const mayAddPeople = (acting: Asking): boolean => writes(acting, 'board', 'people', 'private');
/** Deletes or restores persons with their applications. */
export const mayDeletePeople = (acting: Asking): boolean => writes(acting, 'board', 'people');
export const mayEditContacts = (acting: Asking): boolean => writes(acting, 'private');
/** Schedules interviews and says how they went. */
export const mayEditInterviews = (acting: Asking): boolean => writes(acting, 'interviews');
/** The ledger of costs. */
export const mayEditCosts = (acting: Asking): boolean => writes(acting, 'private');
export const maySeePeople = (acting: Asking): boolean => acting.may('people') !== 'none';
export const mayEditSettings = (acting: Asking): boolean => writes(acting, 'settings');
/** Channels and names of projects. */
export const mayEditSpace = (acting: Asking): boolean => writes(acting, 'space');
/** Sample data stands in every document. */
export const mayRemoveSample = (acting: Asking): boolean =>
  writes(acting, 'space', 'settings', 'board', 'people', 'private', 'interviews');

type Scope = Pick<Membership, 'team' | 'level' | 'projects'> | null;

export const mayOpenProject = (membership: Scope, project: string): boolean =>
  membership !== null &&
  (membership.level === 'manager' || membership.projects === 'all' || membership.projects.includes(project));

/** A new project is one of "all": whoever is limited to some would not get into it. */
export const mayMakeProject = (membership: Scope): boolean => startsWith(membership, 'space', 'board');
/** To begin a project with a file. */
export const mayStartWithImport = (membership: Scope): boolean => startsWith(membership, 'space', 'board', 'people', 'private');
export const mayStartWithSample = (membership: Scope): boolean =>
  startsWith(membership, 'space', 'settings', 'board', 'people', 'private');

/** Whether one could write these documents of a project that is not there yet. */
type Starting = Exclude<DocumentKind, 'week' | 'month' | 'user'>;
const startsWith = (membership: Scope, ...kinds: readonly Starting[]): boolean =>
  membership?.projects === 'all' &&
  kinds.every((kind) => {
    const { team } = membership;
    const room = kind === 'space' || kind === 'settings' ? { kind, team } : { kind, team, project: 'new' };
    return rightsOf(membership, room, '') === 'w';
  });
