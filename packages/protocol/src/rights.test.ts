import { expect, test } from 'vitest';
import { rightsOf } from './rights.ts';
import type { Room } from './rooms.ts';

test('[S6] rights end at the team and at the projects of the membership', () => {
  const analyst = { team: 't', level: 'analyst', projects: ['p'] } as const;
  const board = (team: string, project: string): Room => ({ kind: 'board', team, project });
  expect(rightsOf(analyst, board('t', 'p'), 'u')).toBe('r');
  expect(rightsOf(analyst, board('t', 'q'), 'u')).toBe('none');
  expect(rightsOf(analyst, board('other', 'p'), 'u')).toBe('none');
  expect(rightsOf({ ...analyst, projects: 'all' }, board('t', 'q'), 'u')).toBe('r');
  expect(rightsOf({ ...analyst, projects: [] }, { kind: 'settings', team: 't' }, 'u')).toBe('r');
  expect(rightsOf(null, { kind: 'settings', team: 't' }, 'u')).toBe('none');
});
