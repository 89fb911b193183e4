import {
  moveApplications,
  noteKeyDate,
  scheduleInterview,
  setInterviewStatus,
  retroPhases,
  retroTemplateKeys,
  retroTemplates,
  templateColumns,
} from '@muster/model';
import { aClock, anApplication, createPeer, expectOk } from '@muster/model/testing';
import { afterEach, describe, expect, test } from 'vitest';
import { locale } from '#lib/locale/locale.svelte.ts';
import { inLine, retroMarkdown } from './markdown.ts';
import { phaseHint, phaseLabel } from './phase-words.ts';
import { columnsOf, draftOf, fieldsOf } from './set-up.ts';
import { weekFacts } from './week-facts.ts';
import { columnLabel, shortText, templateLabel, templateText } from './words.ts';

afterEach(() => (locale.current = 'zh'));

describe.each(['zh', 'en'] as const)('%s', (language) => {
  test('every phase, template and column has words of its own', () => {
    locale.current = language;
    for (const words of [retroPhases.map(phaseLabel), retroPhases.map(phaseHint), retroTemplateKeys.map(templateLabel)])
      expect(new Set(words).size).toBe(words.length);
    expect(new Set(retroTemplateKeys.map(templateText)).size).toBe(retroTemplateKeys.length);
    const columns = Object.values(retroTemplates).flat();
    expect(new Set(columns.map((id) => columnLabel({ id, title: null }))).size).toBe(columns.length);
  });
});

test('columns left in the interface’s words stay in each reader’s language; reworded ones are the team’s', () => {
  const draft = draftOf(null);
  expect(columnsOf(draft.columns)).toEqual(templateColumns('keep-problem-try'));
  draft.columns[1] = { ...(draft.columns[1] as (typeof draft.columns)[0]), title: ' 痛点 ' };
  expect(columnsOf(draft.columns)[1]).toEqual({ id: 'problem', title: '痛点' });
  expect(columnsOf(fieldsOf([{ id: 'x', title: 'Own' }]))).toEqual([{ id: 'x', title: 'Own' }]);
  expect(columnsOf([{ id: 'x', title: '  ', own: '' }])).toEqual([]);
});

test('a short text never cuts a character in two', () => {
  expect(shortText('𠮷'.repeat(50), 10)).toBe(`${'𠮷'.repeat(9)}…`);
  expect(shortText('one\n two')).toBe('one two');
});

test('Markdown: what people wrote cannot become a heading, a link or a second line', () => {
  locale.current = 'en';
  expect(inLine('# [x](y)\n- *z*')).toBe(String.raw`\# \[x\](y) - \*z\*`);
  const card = { id: 'a', copy: 'c', column: 'keep', by: null, at: 0, late: false, text: '# big', group: null };
  const text = retroMarkdown({
    project: '618',
    week: '2026-W21',
    retro: {
      columns: templateColumns('keep-problem-try'),
      groups: [{ id: 'a', column: 'keep', cards: [card], title: null, votes: 2 }],
      actions: [
        { id: 'x', text: 'Call', owner: 'u', dueOn: '2026-05-29', topic: null, createdAt: 0, createdBy: 'u', deletedAt: null },
      ],
    },
    nameOf: () => 'Ben',
    isDone: () => true,
  });
  expect(text).toContain('- \\# big (2 votes)');
  expect(text).toContain('- [x] Call — Ben · 2026-05-29');
});

test('the week in numbers counts each thing in the week it happened, in the team’s days, and nothing that was taken back', () => {
  const clock = aClock(Date.UTC(2026, 4, 20, 2));
  const peer = createPeer('ana', { clock });
  const { desk } = peer;
  const zone = 'Asia/Shanghai';
  const days = Array.from({ length: 7 }, (_, index) => `2026-05-${18 + index}`);
  const application = anApplication(desk);
  expectOk(moveApplications(desk, [application], { stage: 'interview' }));
  peer.history.push(expectOk(moveApplications(desk, [application], { stage: 'offer' })));
  peer.history.undo();
  peer.history.redo();
  peer.history.undo();
  // 17 May 16:30 in UTC is Monday the 18th in Shanghai; half an hour earlier is still Sunday.
  const monday = Date.UTC(2026, 4, 17, 16, 30);
  for (const [at, kind] of [
    [monday, 'offer-sent'],
    [monday + 60_000, 'offer-accepted'],
  ] as const)
    expectOk(noteKeyDate(desk, application, { kind, at }));
  const other = anApplication(desk, { name: 'Wu' });
  expectOk(noteKeyDate(desk, other, { kind: 'offer-sent', at: monday - 3_600_000 }));
  for (const [at, status] of [
    [monday, 'attended'],
    [monday, 'no-show'],
    [monday - 3_600_000, 'attended'],
  ] as const) {
    const { id } = expectOk(scheduleInterview(desk, { application: other, at }));
    expectOk(setInterviewStatus(desk, id, status));
  }
  expect(weekFacts(desk, days, zone)).toEqual({
    moves: 1,
    applied: 2,
    interviews: 1,
    offersSent: 1,
    offersAccepted: 1,
    arrivals: 0,
  });
  expect(weekFacts({ ...desk, documents: { ...desk.documents, interviews: null } }, days, zone).interviews).toBe(null);
});
