import { expect, test } from 'vitest';
import { accessLevels, rightsOf } from '@muster/protocol';
import type { AccessLevel, ProjectScope } from '@muster/protocol';
import * as may from './may.ts';

const membership = (level: AccessLevel, projects: ProjectScope = 'all') => ({ team: 't', level, projects });
const acting = (level: AccessLevel) => ({
  may: (kind: 'space' | 'settings' | 'board' | 'people' | 'private') =>
    rightsOf(
      membership(level),
      kind === 'space' || kind === 'settings' ? { kind, team: 't' } : { kind, team: 't', project: 'p' },
      'me',
    ),
});
const whoMay = (act: (asking: ReturnType<typeof acting>) => boolean) => accessLevels.filter((level) => act(acting(level)));

test('[R5] what is offered follows the access table', () => {
  expect(whoMay(may.mayEditBoard)).toEqual(['manager', 'recruiter', 'support']);
  expect(whoMay(may.mayEditPeople)).toEqual(['manager', 'recruiter']);
  expect(whoMay(may.mayAddPeople)).toEqual(['manager', 'recruiter']);
  expect(whoMay(may.mayDeletePeople)).toEqual(['manager', 'recruiter']);
  expect(whoMay(may.mayEditContacts)).toEqual(['manager', 'recruiter']);
  expect(whoMay(may.maySeePeople)).toEqual(['manager', 'recruiter', 'support', 'analyst', 'interviewer']);
  expect(whoMay(may.mayEditSettings)).toEqual(['manager', 'support']);
  expect(whoMay(may.mayEditSpace)).toEqual(['manager', 'recruiter', 'support', 'analyst', 'interviewer']);
  expect(whoMay(may.mayRemoveSample)).toEqual(['manager']);
});

test('a project is begun by those who may write its board, and who are not limited to some projects', () => {
  const whoMayBegin = (ask: typeof may.mayMakeProject) => accessLevels.filter((level) => ask(membership(level)));
  expect(whoMayBegin(may.mayMakeProject)).toEqual(['manager', 'recruiter', 'support']);
  expect(whoMayBegin(may.mayStartWithImport)).toEqual(['manager', 'recruiter']);
  expect(whoMayBegin(may.mayStartWithSample)).toEqual(['manager']);
  expect(may.mayMakeProject(membership('recruiter', ['p']))).toBe(false);
  expect(may.mayMakeProject(null)).toBe(false);
});

test('projects are opened by those whose they are; a manager has all', () => {
  expect(may.mayOpenProject(membership('recruiter', ['p']), 'p')).toBe(true);
  expect(may.mayOpenProject(membership('recruiter', ['p']), 'q')).toBe(false);
  expect(may.mayOpenProject(membership('manager', []), 'q')).toBe(true);
  expect(may.mayOpenProject(null, 'p')).toBe(false);
});
