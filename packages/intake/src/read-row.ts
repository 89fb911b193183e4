import { rowKeys } from './row-keys.ts';
import { labelled, sortFields } from './row-fields.ts';
import type { RowFields } from './row-fields.ts';
import type { Titles } from './titles.ts';
import type {
  AvailabilityValue,
  ColumnMapping,
  ProposedApplication,
  ProposedContact,
  ProposedPerson,
  ProposedSource,
  RawRow,
  RowError,
  RowNotice,
  RowProposal,
  RowWarning,
} from './types.ts';
import { readEducation, readExperience } from './values/background.ts';
import { readDate } from './values/dates.ts';
import type { DateContext } from './values/dates.ts';
import { readEmail } from './values/emails.ts';
import { cleanName } from './values/names.ts';
import { readPhone } from './values/phones.ts';
import { readSalary, salaryHint } from './values/salaries.ts';
import { readReferrer, readTags } from './values/sources.ts';

export interface RowContext {
  readonly mapping: ColumnMapping;
  readonly dates: DateContext;
  readonly requisitions: Titles;
  readonly channels: Titles;
  /** The one channel that stands for referrals, if there is exactly one. */
  readonly referralChannelId: string | null;
  readonly keepUnmappedAsNotes: boolean;
  readonly keySalts: readonly [string, ...string[]];
}

/** A row understood on its own, without a look at other rows or at who is there already. */
export type ReadRow = Omit<RowProposal, 'action' | 'duplicateOf'>;

/** What turns up while a row's values are read. */
interface Findings {
  readonly warnings: RowWarning[];
  readonly notices: RowNotice[];
  /** Lines for the note, so that a value that found no place is not lost. */
  readonly spilled: string[];
}

export function readRow(row: RawRow, context: RowContext): ReadRow {
  const fields = sortFields(row, context.mapping);
  const findings: Findings = { warnings: [], notices: [...fields.notices], spilled: [...fields.spilled] };
  const person = readPerson(fields, context, findings);
  const contact = readContact(fields, findings);
  const application = readApplication(fields, context, findings);
  const source = readSource(fields, context);
  const mappedNote = fields.notes.join('\n');
  const errors: RowError[] = person.name === '' ? [{ type: 'NameMissing' }] : [];
  return {
    row: row.row,
    line: row.line,
    person,
    contact,
    application,
    source,
    note: [...fields.notes, ...findings.spilled, ...(context.keepUnmappedAsNotes ? fields.unmapped : [])].join('\n'),
    errors,
    warnings: findings.warnings,
    notices: findings.notices,
    ...rowKeys({ person, contact, application, source }, mappedNote, context.keySalts),
  };
}

function readPerson(fields: RowFields, context: RowContext, { warnings, notices }: Findings): ProposedPerson {
  const nameText = fields.raw('name') ?? '';
  const { name, removed, unusual } = cleanName(nameText);
  if (removed !== null) notices.push({ type: 'HonorificRemoved', value: nameText.trim(), removed });
  if (unusual) warnings.push({ type: 'NameUnusual', value: name });
  const educationText = fields.text('education');
  const education = educationText === null ? null : readEducation(educationText);
  if (education?.level === null) warnings.push({ type: 'EducationNotKnown', value: education.text });
  const experienceText = fields.text('experienceYears');
  const experience = experienceText === null ? null : readExperience(experienceText);
  if (experience?.years === null) warnings.push({ type: 'ExperienceNotUnderstood', value: experience.text });
  return {
    name,
    nameText,
    city: fields.text('city'),
    education,
    school: fields.text('school'),
    major: fields.text('major'),
    experience,
    currentCompany: fields.text('currentCompany'),
    currentPost: fields.text('currentPost'),
    availableFrom: readAvailability(fields.text('availableFrom'), context),
    tags: readTags(fields.tags.join('\n')),
  };
}

/** Free text (一周内, 随时) with a day when it is one; that day may well lie ahead. */
function readAvailability(text: string | null, context: RowContext): AvailabilityValue | null {
  if (text === null) return null;
  return { text, on: readDate(text, context.dates).date?.on ?? null };
}

function readContact(fields: RowFields, { warnings, notices, spilled }: Findings): ProposedContact {
  const phoneText = fields.text('phone');
  const phone = phoneText === null ? null : readPhone(phoneText);
  const emailText = fields.text('email');
  const email = emailText === null ? null : readEmail(emailText);
  for (const [field, read] of [
    ['phone', phone],
    ['email', email],
  ] as const) {
    if (read === null) continue;
    if (read.warning !== null) warnings.push(read.warning);
    if (read.others.length === 0) continue;
    const value = read.others.join(' / ');
    spilled.push(labelled(fields.header(field), value));
    notices.push({ type: 'MovedToNote', field, value });
  }
  const wechat = fields.text('wechat');
  if ((phone?.e164 ?? null) === null && (email?.address ?? null) === null && wechat === null)
    warnings.push({ type: 'NoContact' });
  const salaryText = fields.text('expectedSalary');
  const salary = salaryText === null ? null : readSalary(salaryText, salaryHint(fields.header('expectedSalary')));
  if (salaryText !== null && salary === null) warnings.push({ type: 'SalaryNotUnderstood', value: salaryText });
  return {
    phone: phoneText === null ? null : { text: phoneText, e164: phone?.e164 ?? null },
    email: emailText === null ? null : { text: emailText, address: email?.address ?? null },
    wechat,
    expectedSalary:
      salaryText === null
        ? null
        : (salary ?? { text: salaryText, min: null, max: null, per: 'month', monthsPerYear: null, negotiable: false }),
  };
}

function readApplication(fields: RowFields, context: RowContext, { warnings, notices }: Findings): ProposedApplication {
  const postText = fields.text('appliedPost');
  const requisition = postText === null ? null : context.requisitions.find(postText);
  if (postText !== null && requisition === 'ambiguous') warnings.push({ type: 'PostAmbiguous', value: postText });
  const appliedText = fields.text('appliedAt');
  const applied = appliedText === null ? null : readDate(appliedText, context.dates);
  if (applied?.warning) warnings.push(applied.warning);
  if (applied?.notice) notices.push(applied.notice);
  return {
    postText,
    requisitionId: requisition === null || requisition === 'ambiguous' ? null : requisition.id,
    applied: applied?.date ?? null,
    appliedText,
  };
}

function readSource(fields: RowFields, context: RowContext): ProposedSource {
  const channelText = fields.text('channel');
  const referrerText = fields.text('referrer');
  const channel = channelText === null ? null : context.channels.find(channelText);
  const byReferral = channelText === null && referrerText !== null ? context.referralChannelId : null;
  return {
    channelText,
    channelId: channel === null || channel === 'ambiguous' ? byReferral : channel.id,
    referrer: referrerText === null ? null : readReferrer(referrerText),
    referrerText,
  };
}
