import { expect, test } from 'vitest';
import type { Member } from '@muster/model';
import type { DirectoryMember } from '@muster/protocol';
import { filterPeople, isOnProject, noFilter, outOfStep, peopleOf } from './people.ts';

const account = (user: string, fields: Partial<DirectoryMember> = {}): DirectoryMember => ({
  user,
  name: user.toUpperCase(),
  colour: 1,
  level: 'recruiter',
  projects: 'all',
  since: Date.UTC(2026, 0, 5),
  email: `${user}@example.org`,
  ...fields,
});
const member = (id: string, fields: Partial<Member> = {}): Member => ({
  id,
  name: id,
  colour: 2,
  jobRole: null,
  specialty: null,
  joinedOn: null,
  capacity: null,
  deletedAt: null,
  sample: false,
  ...fields,
});
const members = (...all: readonly Member[]) => new Map(all.map((one) => [one.id, one]));
const me = { id: 'me', level: 'manager', projects: 'all' } as const;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

test('everybody whom the server has, and made-up members; oneself first and the made-up ones last', () => {
  const directory = [account('zed'), account('me'), account('bo')];
  const known = members(
    member('zed'),
    member('bo'),
    member('gone'),
    member('left', { deletedAt: 1 }),
    member('al', { sample: true }),
  );
  const people = peopleOf({ directory, members: known, me, dayOf }, compare);
  expect(people.map(({ id }) => id)).toEqual(['me', 'bo', 'zed', 'al']);
});

test('what a member wrote leads over the account; who has not written anything goes by the account', () => {
  const known = members(member('bo', { name: 'Bo Li', colour: 5, jobRole: 'interviewer', joinedOn: '2025-03-01' }));
  const [bo, zed] = peopleOf({ directory: [account('bo'), account('zed')], members: known, me, dayOf }, compare);
  expect(bo).toMatchObject({ name: 'Bo Li', colour: 5, jobRole: 'interviewer', joinedOn: '2025-03-01', known: true });
  expect(zed).toMatchObject({ name: 'ZED', colour: 1, joinedOn: '2026-01-05', known: false, sample: false });
});

test('before the server answers there are those whom the documents know, without what only it knows', () => {
  const people = peopleOf({ directory: null, members: members(member('bo'), member('me')), me, dayOf }, compare);
  expect(people.map(({ id, level, email }) => [id, level, email])).toEqual([
    ['me', 'manager', null],
    ['bo', null, null],
  ]);
});

test('a search looks for every word, in any case and width; filters narrow it', () => {
  const known = members(member('a', { name: '王敏', jobRole: 'recruiter' }), member('b', { name: '李雷' }));
  const directory = [account('a'), account('b', { level: 'viewer' })];
  const people = peopleOf({ directory, members: known, me, dayOf }, compare);
  const words = ({ jobRole }: { jobRole: string | null }) => [jobRole === null ? '' : '招聘专员'];
  const found = (filter: Partial<typeof noFilter>) => filterPeople(people, { ...noFilter, ...filter }, words).map(({ id }) => id);
  expect(found({ text: ' 王 专员 ' })).toEqual(['a']);
  expect(found({ text: 'Ｂ@EXAMPLE' })).toEqual(['b']);
  expect(found({ level: 'viewer' })).toEqual(['b']);
  expect(found({ jobRole: 'recruiter', text: '李' })).toEqual([]);
  expect(found({})).toHaveLength(2);
});

test('managers are on every project, others where they may be; unknown counts as yes', () => {
  expect(isOnProject({ level: 'manager', projects: [] }, 'p')).toBe(true);
  expect(isOnProject({ level: 'recruiter', projects: ['q'] }, 'p')).toBe(false);
  expect(isOnProject({ level: 'recruiter', projects: ['p'] }, 'p')).toBe(true);
  expect(isOnProject({ level: null, projects: null }, 'p')).toBe(true);
});

test('the documents follow the server: who left is taken off, who is back comes back, made-up members stay', () => {
  const known = members(member('a'), member('left'), member('back', { deletedAt: 5 }), member('s', { sample: true }));
  expect(outOfStep([account('a'), account('back'), account('new')], known)).toEqual({ gone: ['left'], back: ['back'] });
});
