import {
  isLate,
  type Application,
  type Person,
  type Requisition,
  type StageKey,
  type StageSettings,
  type UserId,
} from '@muster/model';
import { isClaimed } from './card-height.ts';
import { isFiltered, type BoardView } from './view.ts';

export interface Filter {
  /** false: every card shows, and nothing need be asked. */
  readonly active: boolean;
  /** Looks through the words of persons. */
  readonly searches: boolean;
  /** `words`: what `wordsOfPerson` said of this person before, when that is at hand. */
  application(
    application: Application,
    person: Person | undefined,
    requisition: Requisition | undefined,
    words?: string,
  ): boolean;
  requisition(requisition: Requisition): boolean;
}

export interface FilterContext {
  readonly me: UserId;
  readonly now: number;
  readonly stage: (key: StageKey) => Pick<StageSettings, 'limitDays'>;
}

/** What a view lets through. Choices of one kind are alternatives, different kinds must all hold. */
export function filterOf(view: BoardView, context: FilterContext): Filter {
  const requisitions = setOf(view.requisitions);
  const owners = setOf(view.owners);
  const channels = setOf(view.channels);
  const tags = setOf(view.tags);
  const terms = termsOf(view.text);
  // Only candidates have these, so a need cannot match them.
  const candidatesOnly = channels !== null || tags !== null || view.conflicts || view.claimed;
  return {
    active: isFiltered(view),
    searches: terms.length > 0,
    application(application, person, requisition, known) {
      if (view.mine && application.owner !== context.me) return false;
      if (view.unassigned && application.owner !== null) return false;
      if (view.late && !isLate(application, context.stage(application.stage), context.now)) return false;
      if (view.conflicts && application.conflict.length === 0) return false;
      if (view.claimed && !isClaimed(application, context.now)) return false;
      if (requisitions !== null && !requisitions.has(application.requisition)) return false;
      if (owners !== null && (application.owner === null || !owners.has(application.owner))) return false;
      if (channels !== null && (application.channel === null || !channels.has(application.channel))) return false;
      if (tags !== null && !(person?.tags.some((tag) => tags.has(tag)) ?? false)) return false;
      if (terms.length === 0) return true;
      const words = known ?? (person === undefined ? '' : wordsOfPerson(person));
      const title = requisition === undefined ? '' : wordsOfRequisition(requisition);
      return terms.every((term) => words.includes(term) || title.includes(term));
    },
    requisition(requisition) {
      if (candidatesOnly) return false;
      if (view.mine && requisition.owner !== context.me) return false;
      if (view.unassigned && requisition.owner !== null) return false;
      if (view.late && !isRequisitionLate(requisition, context.stage('requirement'), context.now)) return false;
      if (requisitions !== null && !requisitions.has(requisition.id)) return false;
      if (owners !== null && (requisition.owner === null || !owners.has(requisition.owner))) return false;
      const words = wordsOfRequisition(requisition);
      return terms.every((term) => words.includes(term));
    },
  };
}

export const isUnconfirmed = (requisition: Pick<Requisition, 'confirmedAt' | 'cancelledAt'>): boolean =>
  requisition.confirmedAt === null && requisition.cancelledAt === null;

/** When a need began to wait for its confirmation. */
export const waitingSince = (requisition: Pick<Requisition, 'requestedAt' | 'createdAt'>): number =>
  requisition.requestedAt ?? requisition.createdAt;

/** A need that waits for its confirmation longer than the column's limit. A hold stops the clock. */
export function isRequisitionLate(requisition: Requisition, stage: Pick<StageSettings, 'limitDays'>, now: number): boolean {
  if (!isUnconfirmed(requisition) || requisition.status === 'on-hold') return false;
  return isLate({ since: waitingSince(requisition), outcome: null }, stage, now);
}

const setOf = (values: readonly string[]): ReadonlySet<string> | null => (values.length === 0 ? null : new Set(values));

/** Full-width and half-width, capital and small letters are the same to somebody who searches. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

export const termsOf = (text: string): readonly string[] => folded(text).split(/\s+/).filter(Boolean);

// Snapshots are never changed in place, so what was folded once holds for as long as the snapshot lives.
const personWords = new WeakMap<Person, string>();
/** What a search looks through, folded. */
export function wordsOfPerson(person: Person): string {
  let words = personWords.get(person);
  if (words === undefined) {
    words = folded(
      [person.name, person.currentPost, person.currentCompany, person.city, person.school, ...person.tags].join('\n'),
    );
    personWords.set(person, words);
  }
  return words;
}

const requisitionWords = new WeakMap<Requisition, string>();
function wordsOfRequisition(requisition: Requisition): string {
  let words = requisitionWords.get(requisition);
  if (words === undefined) {
    words = folded([requisition.title, requisition.department, requisition.hiringManager].join('\n'));
    requisitionWords.set(requisition, words);
  }
  return words;
}
