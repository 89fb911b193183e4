import type { Fields } from '../live/sources.ts';
import type { Contact, NextAction, Person } from '../records/person.ts';
import { FieldReader, isString } from './fields.ts';
import type { Parsed } from './fields.ts';

export const tagKey = (tag: string): string => `tag:${tag}`;
export const importKeyKey = (key: string): string => `import:${key}`;

export function readPerson(id: string, fields: Fields): Parsed<Person> {
  const reader = new FieldReader(fields);
  const tags: string[] = [];
  const importKeys: string[] = [];
  reader.each((key, value) => {
    if (value !== true) return;
    if (key.startsWith('tag:')) tags.push(key.slice(4));
    else if (key.startsWith('import:')) importKeys.push(key.slice(7));
  });
  return reader.done<Person>({
    id,
    name: reader.required('name'),
    city: reader.text('city'),
    education: reader.text('education'),
    school: reader.text('school'),
    major: reader.text('major'),
    experienceYears: reader.numberOrNull('experienceYears'),
    currentCompany: reader.text('currentCompany'),
    currentPost: reader.text('currentPost'),
    availableFrom: reader.text('availableFrom'),
    referrer: reader.text('referrer'),
    tags: tags.sort(),
    nextAction: reader.object('nextAction', parseNextAction),
    importKeys: importKeys.sort(),
    createdAt: reader.number('createdAt', 0),
    createdBy: reader.text('createdBy'),
    deletedAt: reader.numberOrNull('deletedAt'),
    sample: reader.flag('sample'),
  });
}

function parseNextAction({ text, dueOn = null, by }: Readonly<Record<string, unknown>>): NextAction | undefined {
  return isString(text) && (dueOn === null || isString(dueOn)) && isString(by) ? { text, dueOn, by } : undefined;
}

export const contactFields = ['phone', 'email', 'wechat', 'expectedSalary'] as const;

export function readContact(id: string, fields: Fields): Parsed<Contact> {
  const reader = new FieldReader(fields);
  return reader.done<Contact>({
    person: id,
    phone: reader.text('phone'),
    email: reader.text('email'),
    wechat: reader.text('wechat'),
    expectedSalary: reader.text('expectedSalary'),
  });
}
