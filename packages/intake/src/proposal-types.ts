/** What importing each row would do. */

import type { Field } from './mapping-types.ts';
import type { RowPlace } from './table-types.ts';

/** A person already in the workspace, as far as finding duplicates needs it. */
export interface ExistingPerson {
  readonly id: string;
  readonly name: string;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly school?: string | null;
  readonly company?: string | null;
  /** Requisitions the person already has an application for. */
  readonly requisitionIds?: readonly string[];
  /** `rowKey`s and `contentKey`s kept from earlier imports, of every row that came to this person. */
  readonly importKeys?: readonly string[];
}

export interface ProposeOptions {
  /** `YYYY-MM-DD` in the team's time zone. */
  readonly today: string;
  /**
   * The day the file was written (`File.lastModified`, `RawTable.savedAt`), in the team's time zone: what "yesterday" and dates
   * without a year count from. Without it, or when it is after `today`, `today` does.
   */
  readonly writtenOn?: string;
  /** IANA name. Times without a zone are in it. */
  readonly timeZone: string;
  readonly keepUnmappedAsNotes: boolean;
  /**
   * Secrets of the team, kept where the contact details are. Row keys are hashes of names and phones; whoever may see the keys but not
   * the phones could otherwise find a phone by trying all of them. The first makes `rowKey` and `contentKey`; a row is recognised by
   * keys that any of them made.
   */
  readonly keySalts: readonly [string, ...string[]];
  readonly existing: readonly ExistingPerson[];
  readonly requisitions: readonly { readonly id: string; readonly title: string }[];
  readonly channels: readonly { readonly id: string; readonly name: string }[];
}

export type ProposeRefusal =
  | { readonly type: 'Cancelled' }
  | { readonly type: 'NameNotMapped' }
  /** The mapping was made for another table. */
  | { readonly type: 'MappingDoesNotFit' }
  | { readonly type: 'DayInvalid'; readonly value: string }
  | { readonly type: 'TimeZoneUnknown'; readonly value: string };

/** `text` is always what the file says; a value that could not be understood is null beside its text. */
export interface PhoneValue {
  readonly text: string;
  /** E.164, e.g. `+8613800003550`. */
  readonly e164: string | null;
}

export interface EmailValue {
  readonly text: string;
  readonly address: string | null;
}

export type EducationLevel = 'middleSchool' | 'highSchool' | 'vocational' | 'associate' | 'bachelor' | 'master' | 'doctor';

export interface EducationValue {
  readonly text: string;
  readonly level: EducationLevel | null;
}

export interface ExperienceValue {
  readonly text: string;
  /** Whole or half years; 0 for a new graduate. The lower end of a span. */
  readonly years: number | null;
  readonly orMore: boolean;
}

export interface SalaryValue {
  readonly text: string;
  /** In yuan for one `per`; null when open at that end or negotiable. */
  readonly min: number | null;
  readonly max: number | null;
  readonly per: 'month' | 'year' | 'day' | 'hour';
  /** Monthly salaries in a year where the text says so (13薪), else null. */
  readonly monthsPerYear: number | null;
  readonly negotiable: boolean;
}

export interface DateValue {
  readonly text: string;
  /** `YYYY-MM-DD` in the team's time zone. */
  readonly on: string;
  /** ISO instant (UTC) when the text has a time of day, else null. */
  readonly at: string | null;
}

export interface AvailabilityValue {
  readonly text: string;
  readonly on: string | null;
}

export interface ProposedPerson {
  readonly name: string;
  /** The name as the file has it. */
  readonly nameText: string;
  readonly city: string | null;
  readonly education: EducationValue | null;
  readonly school: string | null;
  readonly major: string | null;
  readonly experience: ExperienceValue | null;
  readonly currentCompany: string | null;
  readonly currentPost: string | null;
  readonly availableFrom: AvailabilityValue | null;
  readonly tags: readonly string[];
}

export interface ProposedContact {
  readonly phone: PhoneValue | null;
  readonly email: EmailValue | null;
  readonly wechat: string | null;
  readonly expectedSalary: SalaryValue | null;
}

export interface ProposedApplication {
  readonly postText: string | null;
  /** Set when exactly one requisition has this title, width, case, spaces and shape of brackets aside. */
  readonly requisitionId: string | null;
  readonly applied: DateValue | null;
  /** The date as the file has it, also when it was not understood. */
  readonly appliedText: string | null;
}

export interface ProposedSource {
  readonly channelText: string | null;
  readonly channelId: string | null;
  readonly referrer: string | null;
  readonly referrerText: string | null;
}

/** Something is wrong with a value. The row can be imported, the text is kept as the file has it. */
export type RowWarning =
  | { readonly type: 'PhoneTooShort'; readonly value: string }
  | { readonly type: 'PhoneTooLong'; readonly value: string }
  | { readonly type: 'PhoneInvalid'; readonly value: string }
  /** Digits hidden by the sender: 138****1234. */
  | { readonly type: 'PhoneMasked'; readonly value: string }
  /** A spreadsheet rounded it: 1.38E+10. */
  | { readonly type: 'PhoneRounded'; readonly value: string }
  | { readonly type: 'EmailInvalid'; readonly value: string }
  /** Neither a usable phone, nor mail, nor WeChat. */
  | { readonly type: 'NoContact' }
  /** No such day: 2026-02-30. */
  | { readonly type: 'DateInvalid'; readonly value: string }
  | { readonly type: 'DateNotUnderstood'; readonly value: string }
  /** 05/06/2026 is two days. */
  | { readonly type: 'DateAmbiguous'; readonly value: string }
  | { readonly type: 'DateInFuture'; readonly value: string; readonly on: string }
  | { readonly type: 'SalaryNotUnderstood'; readonly value: string }
  | { readonly type: 'ExperienceNotUnderstood'; readonly value: string }
  | { readonly type: 'EducationNotKnown'; readonly value: string }
  /** A digit or a picture in a name. */
  | { readonly type: 'NameUnusual'; readonly value: string }
  /** Several requisitions have this title. */
  | { readonly type: 'PostAmbiguous'; readonly value: string };

/** How a value was read where another reading was possible. Nothing is wrong. */
export type RowNotice =
  | { readonly type: 'HonorificRemoved'; readonly value: string; readonly removed: string }
  | { readonly type: 'DateRelative'; readonly value: string; readonly on: string }
  | { readonly type: 'DateYearGuessed'; readonly value: string; readonly on: string }
  /** More than one value in a place for one; the others went to the note. */
  | { readonly type: 'MovedToNote'; readonly field: Field; readonly value: string };

/** The row cannot be imported. */
export type RowError = { readonly type: 'NameMissing' };

export type RowProblem = RowWarning | RowNotice | RowError;

export type DuplicateBy = 'phone' | 'email' | 'nameAndSchool' | 'nameAndCompany';

/**
 * Who this row may be. `sure` only when the name is the same too and no other contact detail speaks against it; the rest is for a
 * human: a phone shared by two names (a family, an agency, a made-up number) must not melt two people into one.
 */
export type Duplicate =
  | { readonly kind: 'existing'; readonly personId: string; readonly by: DuplicateBy; readonly sure: boolean }
  | { readonly kind: 'row'; readonly row: number; readonly by: DuplicateBy; readonly sure: boolean };

/** What importing this row would do. */
export type RowAction =
  | { readonly type: 'create' }
  /** A surely known person: an application for another post. */
  | { readonly type: 'addApplication'; readonly to: { readonly personId: string } | { readonly row: number } }
  /** Imported before, or the same person and post as an earlier row. `changed`: other details differ from then, and stay out. */
  | {
      readonly type: 'nothing';
      readonly same: { readonly personId: string } | { readonly row: number };
      readonly changed: boolean;
    }
  | { readonly type: 'refused' };

export interface RowProposal extends RowPlace {
  readonly action: RowAction;
  readonly person: ProposedPerson;
  readonly contact: ProposedContact;
  readonly application: ProposedApplication;
  readonly source: ProposedSource;
  /** Lines of text: mapped notes, then what found no place, as `header: value`. */
  readonly note: string;
  readonly errors: readonly RowError[];
  readonly warnings: readonly RowWarning[];
  readonly notices: readonly RowNotice[];
  readonly duplicateOf: Duplicate | null;
  /** Who and for which post. The same in another export of the same site, on whatever day it is imported. Keep it with the person. */
  readonly rowKey: string;
  /** All that the row says, "yesterday" as the file words it. Keep it with the person as well. */
  readonly contentKey: string;
  /** The same two as the team's other secrets make them: earlier imports may have kept those. */
  readonly otherKeys: readonly RowKeys[];
}

export interface RowKeys {
  readonly rowKey: string;
  readonly contentKey: string;
}

export interface Proposals {
  readonly rows: readonly RowProposal[];
  readonly counts: {
    readonly create: number;
    readonly addApplication: number;
    readonly nothing: number;
    readonly refused: number;
    readonly withWarnings: number;
    /** Rows with a duplicate that a human has to judge. */
    readonly suspected: number;
  };
  /** Posts without a requisition, most frequent first: the interface offers to create them. */
  readonly unknownPosts: readonly { readonly text: string; readonly rows: number }[];
  readonly unknownChannels: readonly { readonly text: string; readonly rows: number }[];
}
