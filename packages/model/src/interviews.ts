/** Whose time two interviews ask for at once. */
import type { Desk } from './desk.ts';
import type { InterviewId, PersonId, UserId } from './ids.ts';
import type { Interview } from './records/interview.ts';

export interface Slot {
  readonly at: number;
  readonly minutes: number;
}

/** Half-open: an interview may begin in the minute in which another ends. */
export const overlap = (a: Slot, b: Slot): boolean => a.at < b.at + b.minutes * 60_000 && b.at < a.at + a.minutes * 60_000;

/** Whether an interview still takes up its slot. */
export const takesTime = ({ status, deletedAt }: Interview): boolean => status === 'scheduled' && deletedAt === null;

export interface Clash {
  readonly interview: Interview;
  /** The interviewers who are wanted in both, sorted; empty when it is only the candidate. */
  readonly interviewers: readonly UserId[];
  /** The candidate is wanted in both. */
  readonly candidate: boolean;
}

/** What a slot would collide with, earliest first. `except`: the interview that is being moved. */
export function clashesWith(
  desk: Pick<Desk, 'interviews' | 'applications'>,
  slot: Slot & { readonly interviewers: readonly UserId[]; readonly person: PersonId | null; readonly except?: InterviewId },
): readonly Clash[] {
  const clashes: Clash[] = [];
  for (const interview of desk.interviews.byId.values()) {
    if (interview.id === slot.except || !takesTime(interview) || !overlap(slot, interview)) continue;
    const application = desk.applications.byId.get(interview.application);
    // What belongs to a deleted application will not take place.
    if (application === undefined || application.deletedAt !== null) continue;
    const interviewers = interview.interviewers.filter((user) => slot.interviewers.includes(user));
    const candidate = slot.person !== null && application.person === slot.person;
    if (interviewers.length > 0 || candidate) clashes.push({ interview, interviewers, candidate });
  }
  return clashes.sort((a, b) => a.interview.at - b.interview.at || (a.interview.id < b.interview.id ? -1 : 1));
}

/** The interviews of an application that are not deleted, in the order of their times. */
export function interviewsOf(desk: Pick<Desk, 'interviews'>, application: string): readonly Interview[] {
  const found: Interview[] = [];
  for (const interview of desk.interviews.byId.values())
    if (interview.application === application && interview.deletedAt === null) found.push(interview);
  return found.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
