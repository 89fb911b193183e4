import type { PersonId, UserId } from '../ids.ts';

/** What to do next, and by which day (`YYYY-MM-DD`). */
export interface NextAction {
  readonly text: string;
  readonly dueOn: string | null;
  readonly by: UserId;
}

/** The fields a form edits. Text fields are '' when unknown; `availableFrom` is free text as people write it. */
export interface PersonFields {
  readonly name: string;
  readonly city: string;
  readonly education: string;
  readonly school: string;
  readonly major: string;
  readonly experienceYears: number | null;
  readonly currentCompany: string;
  readonly currentPost: string;
  readonly availableFrom: string;
  readonly referrer: string;
}

export interface Person extends PersonFields {
  readonly id: PersonId;
  readonly tags: readonly string[];
  readonly nextAction: NextAction | null;
  /** Fingerprints of the file rows this person came from: importing them again changes nothing. */
  readonly importKeys: readonly string[];
  readonly createdAt: number;
  readonly createdBy: UserId;
  readonly deletedAt: number | null;
  readonly sample: boolean;
}

/** Restricted: lives in the `private` document only. '' when unknown. */
export interface ContactFields {
  readonly phone: string;
  readonly email: string;
  readonly wechat: string;
  readonly expectedSalary: string;
}
export interface Contact extends ContactFields {
  readonly person: PersonId;
}
