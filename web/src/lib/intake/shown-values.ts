import type { Field } from '@muster/intake';
import { formatNumber, formatPhone } from '#lib/locale/format.ts';
import type { PlannedRow } from './plan.ts';

export interface ShownValue {
  readonly field: Field;
  readonly value: string;
}

/** What of a row is taken in, as it will be stored; empty fields are not listed. */
export function shownValues({ proposal }: PlannedRow): ShownValue[] {
  const { person, contact, application, source, note } = proposal;
  const { experience } = person;
  const values: readonly (readonly [Field, string | null | undefined])[] = [
    ['phone', formatPhone(contact.phone?.e164 ?? contact.phone?.text ?? '')],
    ['email', contact.email?.address ?? contact.email?.text],
    ['wechat', contact.wechat],
    ['appliedPost', application.postText],
    ['appliedAt', application.applied?.on],
    ['city', person.city],
    ['education', person.education?.text],
    ['school', person.school],
    ['major', person.major],
    [
      'experienceYears',
      experience === null ? null : experience.years === null ? experience.text : formatNumber(experience.years),
    ],
    ['currentCompany', person.currentCompany],
    ['currentPost', person.currentPost],
    ['availableFrom', person.availableFrom?.text],
    ['expectedSalary', contact.expectedSalary?.text],
    ['channel', source.channelText],
    ['referrer', source.referrer],
    ['tags', person.tags.join(', ')],
    ['note', note],
  ];
  return values.flatMap(([field, value]) => (value ? [{ field, value }] : []));
}
