/** What each column of a table is. */

export type Field =
  | 'name'
  | 'phone'
  | 'email'
  | 'wechat'
  | 'city'
  | 'education'
  | 'school'
  | 'major'
  | 'experienceYears'
  | 'currentCompany'
  | 'currentPost'
  | 'appliedPost'
  | 'appliedAt'
  | 'availableFrom'
  | 'expectedSalary'
  | 'channel'
  | 'referrer'
  | 'tags'
  | 'note';

/**
 * Why a column is left out unless somebody asks for it. Screening needs none of these, asking for some of them is unlawful in
 * hiring, and what is not stored can neither leak nor sway anybody. Gender and age belong here for that reason: a recruiter who
 * truly needs one of them (a legal minimum age, say) maps the column to `note`, on purpose.
 */
export type SensitiveReason =
  | 'maritalStatus'
  | 'idNumber'
  | 'gender'
  | 'age'
  | 'ethnicity'
  | 'religion'
  | 'politicalStatus'
  | 'health'
  | 'household'
  | 'photo';

export type ColumnUse =
  | { readonly type: 'field'; readonly field: Field }
  | { readonly type: 'leftOut'; readonly reason: SensitiveReason }
  /** Not needed. Of these only `unknown` and `secondOfField` are kept as notes when that is asked. */
  | { readonly type: 'ignored'; readonly reason: 'rowNumber' | 'empty' | 'unknown' | 'secondOfField' | 'byHand' };

export interface MappedColumn {
  readonly index: number;
  readonly header: string;
  readonly use: ColumnUse;
  readonly guessedBy: 'header' | 'values' | 'nothing';
  /** Up to three different values, for the mapping screen. Empty for columns that are left out. */
  readonly samples: readonly string[];
}

/**
 * One entry for each column of the table, in order. Plain data: edit it by replacing `use`. Several columns may go to one field:
 * texts of `note` and `tags` are joined; elsewhere the first that is filled counts and the others go to the note.
 */
export type ColumnMapping = readonly MappedColumn[];
