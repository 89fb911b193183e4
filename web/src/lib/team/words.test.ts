import { afterEach, describe, expect, test } from 'vitest';
import { builtInDuties, jobRoles } from '@muster/model';
import { accessLevels, auditKinds } from '@muster/protocol';
import type { AuditEntry } from '@muster/protocol';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { auditTable } from './audit-table.ts';
import { auditKindLabel, auditSentence } from './audit-words.ts';
import { dutyText } from './duty-words.ts';
import { jobRoleLabel, levelText, scopeLabel, specialtyLabel } from './job-words.ts';
import { contentsOf, placeOf } from './set-aside-words.ts';

const speak = (language: 'zh' | 'en') => overwriteGetLocale(() => language);
afterEach(() => speak('zh'));
const languages = ['zh', 'en'] as const;

const entry = (fields: Partial<AuditEntry>): AuditEntry => ({
  id: 1,
  at: Date.UTC(2026, 5, 3, 4),
  kind: 'signed-in',
  user: 'u1',
  userName: 'Lin',
  target: 'u2',
  targetName: 'Wang',
  facts: {},
  ...fields,
});

describe.each(languages)('%s', (language) => {
  test('every built-in duty, job role and access level has words of its own', () => {
    speak(language);
    const duties = Object.values(builtInDuties).flat();
    const texts = duties.map((id) => dutyText({ id, text: null }));
    expect(new Set(texts).size).toBe(duties.length);
    for (const text of texts) expect(text).not.toMatch(/\w+\.\w+/);
    expect(new Set(jobRoles.map(jobRoleLabel)).size).toBe(jobRoles.length);
    expect(new Set(accessLevels.map(levelText)).size).toBe(accessLevels.length);
  });

  test.each(auditKinds)('%s is a sentence that says who, with nothing left open', (kind) => {
    speak(language);
    const facts = { level: 'viewer', from: 'viewer', to: 'recruiter', projects: 2, what: 'room', room: 'people', rows: 1200 };
    const sentence = auditSentence(entry({ kind, facts }));
    expect(sentence).toContain('Lin');
    expect(sentence).not.toMatch(/[{}]|undefined|NaN|\[object/);
    expect(auditKindLabel(kind)).not.toBe('');
    // Facts may be missing in old entries.
    expect(auditSentence(entry({ kind }))).not.toMatch(/undefined|NaN/);
  });
});

test('who is not known any more, or never was, has words too; a kind of a newer server is shown by its name', () => {
  speak('en');
  expect(auditSentence(entry({ user: null, userName: null }))).toBe('An unknown visitor signed in');
  expect(auditSentence(entry({ userName: null }))).toBe('An account that is gone signed in');
  expect(auditSentence(entry({ kind: 'toString' as never }))).toBe('Lin: toString');
});

test('the exported log cannot run anything in a spreadsheet', () => {
  speak('en');
  const table = auditTable([entry({ userName: '=HYPERLINK("x")' })], () => '2026-06-03 12:00');
  expect(table).not.toMatch(/(^|,|")=HYPERLINK/m);
  expect(table.trim().split('\r\n')).toHaveLength(2);
});

test('what a team wrote itself is shown as it wrote it', () => {
  expect(dutyText({ id: 'recruiter.offers', text: '发 offer' })).toBe('发 offer');
  expect(specialtyLabel('海外渠道')).toBe('海外渠道');
});

test('a single project goes by its name, more by their number', () => {
  speak('en');
  expect(scopeLabel('all', () => 'x')).toBe('All projects');
  expect(scopeLabel(['p'], () => 'Hiring for 618')).toBe('Hiring for 618');
  expect(scopeLabel(['gone'], () => undefined)).toBe('1 project');
  expect(scopeLabel(['p', 'q'], () => 'x')).toBe('2 projects');
  expect(scopeLabel([], () => 'x')).toBe('No projects');
});

test('set-aside work says where it belongs and what it holds; what has no word is counted together', () => {
  speak('en');
  expect(placeOf('t/p/p1/board')).toMatchObject({ document: 'Board', project: 'p1' });
  expect(placeOf('../../etc')).toEqual({ document: 'Something else', project: null });
  const what = [
    { command: 'applications', times: 2 },
    { command: 'toString', times: 3 },
    { command: 'newKind', times: 4 },
  ];
  expect(contentsOf(what)).toEqual([
    { label: 'other changes', times: 7 },
    { label: 'applications', times: 2 },
  ]);
});
