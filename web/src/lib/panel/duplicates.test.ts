import type { Contact, Person } from '@muster/model';
import { expect, test } from 'vitest';
import { likelySame, phoneDigits } from './duplicates.ts';

const aPerson = (id: string, name: string, school = ''): [string, Person] => [
  id,
  {
    id,
    name,
    school,
    city: '',
    education: '',
    major: '',
    experienceYears: null,
    currentCompany: '',
    currentPost: '',
    availableFrom: '',
    referrer: '',
    tags: [],
    nextAction: null,
    importKeys: [],
    createdAt: 0,
    createdBy: 'ana',
    deletedAt: null,
    sample: false,
  },
];
const aContact = (person: string, more: Partial<Contact>): [string, Contact] => [
  person,
  { person, phone: '', email: '', wechat: '', expectedSalary: '', ...more },
];
const persons = new Map([aPerson('p1', '张三', '浙江大学'), aPerson('p2', '张三', '复旦大学'), aPerson('p3', '李四')]);
const contacts = new Map([
  aContact('p1', { phone: '+86 138-0013-8000' }),
  aContact('p3', { email: 'Li.Si@Mail.com', wechat: 'lisi88' }),
]);
const found = (known: Parameters<typeof likelySame>[0]) =>
  likelySame(known, persons, contacts).map(({ person, by }) => [person.id, by]);

test('the same phone is found however it is written', () => {
  for (const phone of ['13800138000', '138 0013 8000', '+8613800138000', '0086 138-0013-8000', '１３８００１３８０００']) {
    expect(found({ phone })).toEqual([['p1', 'phone']]);
  }
  expect(phoneDigits('138')).toBe('');
  expect(found({ phone: '138' })).toEqual([]);
});

test('mail and WeChat count without case; name with school more than the name alone', () => {
  expect(found({ email: 'li.si@mail.com' })).toEqual([['p3', 'email']]);
  expect(found({ wechat: 'LISI88' })).toEqual([['p3', 'wechat']]);
  expect(found({ name: '张三', school: '复旦大学' })).toEqual([['p2', 'name-and-school']]);
  expect(found({ name: '张 三' })).toEqual([
    ['p1', 'name'],
    ['p2', 'name'],
  ]);
  expect(found({ name: '张三', phone: '13800138000' })[0]).toEqual(['p1', 'phone']);
});

test('nobody is a duplicate of themselves, or of emptiness', () => {
  expect(likelySame({ phone: '13800138000' }, persons, contacts, { except: 'p1' })).toEqual([]);
  expect(found({ name: '', email: '', phone: '' })).toEqual([]);
});
