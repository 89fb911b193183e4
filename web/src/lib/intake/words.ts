import type {
  DuplicateBy,
  Encoding,
  Field,
  FileKind,
  RowError,
  RowNotice,
  RowWarning,
  SensitiveReason,
  Separator,
  SetAsideRow,
  TableProblem,
} from '@muster/intake';
import { formatBytes } from '#lib/locale/format.ts';
import * as m from '#lib/paraglide/messages.js';
import { describe } from '#lib/problems/describe.ts';
import type { FieldGroup } from './columns.ts';
import type { Decision, Fate, RowFilter, SkipReason } from './plan.ts';
import type { Proposing, ReadRefusal } from './file-work.svelte.ts';
import type { Step } from './import.svelte.ts';

/** The codes of intake and of the plan in the reader's words. */
export const fieldLabel = (field: Field): string => fields[field]();
export const groupLabel = (group: FieldGroup): string => groups[group]();
export const sensitiveLabel = (reason: SensitiveReason): string => sensitive[reason]();
export const separatorLabel = (separator: Separator): string => separators[separator]();
export const asideLabel = (why: SetAsideRow['why']): string => asides[why]();
export const stepLabel = (step: Step): string => steps[step]();
export const filterLabel = (filter: RowFilter): string => filters[filter]();
export const decisionLabel = (decision: Decision): string => decisions[decision]();
export const fateLabel = (fate: Fate): string =>
  fate.type === 'skip'
    ? skips[fate.why]()
    : fate.type === 'add'
      ? m.import_fate_add()
      : fate.type === 'application'
        ? m.import_fate_application()
        : m.import_fate_refused();
export const byLabel = (by: DuplicateBy): string => bys[by]();
export const encodingLabel = (encoding: Encoding): string => encodings[encoding];

/** A value without a place of its own, as a line of the note. */
export const noteLine = (field: Field, text: string): string => `${fieldLabel(field)}: ${text}`;

/** Why a file could not be read, and what to do about it. */
export function describeReading(refusal: ReadRefusal): string {
  switch (refusal.type) {
    case 'FileTooLarge':
      return m.import_refusal_FileTooLarge({ bytes: formatBytes(refusal.bytes), limit: formatBytes(refusal.limit) });
    case 'UnpackedTooLarge':
      return m.import_refusal_UnpackedTooLarge({ limit: formatBytes(refusal.limit) });
    case 'TooManyRows':
      return m.import_refusal_TooManyRows({ n: refusal.limit });
    case 'TooManyColumns':
      return m.import_refusal_TooManyColumns({ n: refusal.limit });
    case 'NotATable':
      return m.import_refusal_NotATable({ kind: kinds[refusal.kind]() });
    case 'WorkbookDamaged':
      return m.import_refusal_WorkbookDamaged({ part: refusal.part });
    case 'EncodingWrong':
      return m.import_refusal_EncodingWrong({ encoding: encodingLabel(refusal.encoding) });
    case 'FileGone':
      return m.import_refusal_WorkerBroken();
    case 'Cancelled':
    case 'FileEmpty':
    case 'OldExcelFile':
    case 'PasswordProtected':
    case 'SheetGone':
    case 'NoRows':
    case 'FileUnreadable':
    case 'WorkerBroken':
      return plainRefusals[refusal.type]();
  }
}

/** Why no proposals could be made. */
export function describeProposing(refusal: Extract<Proposing, { type: 'refused' }>['refusal']): string {
  switch (refusal.type) {
    case 'DayInvalid':
      return m.import_refusal_DayInvalid({ value: refusal.value });
    case 'TimeZoneUnknown':
      return m.import_refusal_TimeZoneUnknown({ value: refusal.value });
    case 'NameNotMapped':
      return m.import_refusal_NameNotMapped();
    case 'MappingDoesNotFit':
      return m.import_refusal_MappingDoesNotFit();
    case 'Cancelled':
    case 'FileGone':
    case 'WorkerBroken':
      return plainRefusals[refusal.type === 'FileGone' ? 'WorkerBroken' : refusal.type]();
    default: {
      const { what, todo } = describe(refusal);
      return `${what} ${todo}`;
    }
  }
}

export function describeTableProblem(problem: TableProblem): string {
  switch (problem.type) {
    case 'QuotesTakenLiterally':
      return m.import_problem_QuotesTakenLiterally({ line: problem.line });
    case 'UnreadableCharacters':
      return m.import_problem_UnreadableCharacters({ n: problem.count });
    case 'HeaderNotFound':
      return m.import_problem_HeaderNotFound();
  }
}

export function describeRowProblem(problem: RowWarning | RowNotice | RowError): string {
  switch (problem.type) {
    case 'NameMissing':
      return m.import_error_NameMissing();
    case 'NoContact':
      return m.import_warn_NoContact();
    case 'HonorificRemoved':
      return m.import_notice_HonorificRemoved({ removed: problem.removed });
    case 'DateRelative':
      return m.import_notice_DateRelative({ value: problem.value, on: problem.on });
    case 'DateYearGuessed':
      return m.import_notice_DateYearGuessed({ value: problem.value, on: problem.on });
    case 'MovedToNote':
      return m.import_notice_MovedToNote({ field: fieldLabel(problem.field), value: problem.value });
    default:
      return warnings[problem.type]({ value: problem.value });
  }
}

const fields: Record<Field, () => string> = {
  name: m.import_field_name,
  phone: m.import_field_phone,
  email: m.import_field_email,
  wechat: m.import_field_wechat,
  city: m.import_field_city,
  education: m.import_field_education,
  school: m.import_field_school,
  major: m.import_field_major,
  experienceYears: m.import_field_experienceYears,
  currentCompany: m.import_field_currentCompany,
  currentPost: m.import_field_currentPost,
  appliedPost: m.import_field_appliedPost,
  appliedAt: m.import_field_appliedAt,
  availableFrom: m.import_field_availableFrom,
  expectedSalary: m.import_field_expectedSalary,
  channel: m.import_field_channel,
  referrer: m.import_field_referrer,
  tags: m.import_field_tags,
  note: m.import_field_note,
};

const groups: Record<FieldGroup, () => string> = {
  person: m.import_group_person,
  contact: m.import_group_contact,
  application: m.import_group_application,
  words: m.import_group_words,
};

const sensitive: Record<SensitiveReason, () => string> = {
  maritalStatus: m.import_sensitive_maritalStatus,
  idNumber: m.import_sensitive_idNumber,
  gender: m.import_sensitive_gender,
  age: m.import_sensitive_age,
  ethnicity: m.import_sensitive_ethnicity,
  religion: m.import_sensitive_religion,
  politicalStatus: m.import_sensitive_politicalStatus,
  health: m.import_sensitive_health,
  household: m.import_sensitive_household,
  photo: m.import_sensitive_photo,
};

const separators: Record<Separator, () => string> = {
  ',': m.import_sep_comma,
  ';': m.import_sep_semicolon,
  '\t': m.import_sep_tab,
  '|': m.import_sep_pipe,
};
const encodings: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030 / GBK',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
};

const asides: Record<SetAsideRow['why'], () => string> = {
  title: m.import_aside_title,
  blank: m.import_aside_blank,
  total: m.import_aside_total,
  repeatedHeader: m.import_aside_repeatedHeader,
  footer: m.import_aside_footer,
};

const steps: Record<Step, () => string> = {
  file: m.import_step_file,
  columns: m.import_step_columns,
  target: m.import_step_target,
  check: m.import_step_check,
  import: m.import_step_import,
};

const filters: Record<RowFilter, () => string> = {
  all: m.import_filter_all,
  new: m.import_filter_new,
  duplicates: m.import_filter_duplicates,
  warnings: m.import_filter_warnings,
  errors: m.import_filter_errors,
};

const decisions: Record<Decision, () => string> = {
  add: m.import_decision_add,
  application: m.import_decision_application,
  skip: m.import_decision_skip,
};

const skips: Record<SkipReason, () => string> = {
  importedBefore: m.import_fate_importedBefore,
  alreadyApplied: m.import_fate_alreadyApplied,
  sameAsRow: m.import_fate_sameAsRow,
  nothingToAdd: m.import_fate_nothingToAdd,
  byHand: m.import_fate_byHand,
};

const bys: Record<DuplicateBy, () => string> = {
  phone: m.import_by_phone,
  email: m.import_by_email,
  nameAndSchool: m.import_by_nameAndSchool,
  nameAndCompany: m.import_by_nameAndCompany,
};

const kinds: Record<FileKind, () => string> = {
  pdf: m.import_kind_pdf,
  image: m.import_kind_image,
  word: m.import_kind_word,
  powerpoint: m.import_kind_powerpoint,
  ods: m.import_kind_ods,
  xlsb: m.import_kind_xlsb,
  numbers: m.import_kind_numbers,
  zip: m.import_kind_zip,
  html: m.import_kind_html,
  binary: m.import_kind_binary,
};

const plainRefusals = {
  Cancelled: m.import_refusal_Cancelled,
  FileEmpty: m.import_refusal_FileEmpty,
  OldExcelFile: m.import_refusal_OldExcelFile,
  PasswordProtected: m.import_refusal_PasswordProtected,
  SheetGone: m.import_refusal_SheetGone,
  NoRows: m.import_refusal_NoRows,
  FileUnreadable: m.import_refusal_FileUnreadable,
  WorkerBroken: m.import_refusal_WorkerBroken,
} as const;

const warnings: Record<Exclude<RowWarning['type'], 'NoContact'>, (inputs: { value: string }) => string> = {
  PhoneTooShort: m.import_warn_PhoneTooShort,
  PhoneTooLong: m.import_warn_PhoneTooLong,
  PhoneInvalid: m.import_warn_PhoneInvalid,
  PhoneMasked: m.import_warn_PhoneMasked,
  PhoneRounded: m.import_warn_PhoneRounded,
  EmailInvalid: m.import_warn_EmailInvalid,
  DateInvalid: m.import_warn_DateInvalid,
  DateNotUnderstood: m.import_warn_DateNotUnderstood,
  DateAmbiguous: m.import_warn_DateAmbiguous,
  DateInFuture: m.import_warn_DateInFuture,
  SalaryNotUnderstood: m.import_warn_SalaryNotUnderstood,
  ExperienceNotUnderstood: m.import_warn_ExperienceNotUnderstood,
  EducationNotKnown: m.import_warn_EducationNotKnown,
  NameUnusual: m.import_warn_NameUnusual,
  PostAmbiguous: m.import_warn_PostAmbiguous,
};
