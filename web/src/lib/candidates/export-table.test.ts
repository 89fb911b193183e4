import { expect, test } from 'vitest';
import { exportName, exportTable } from './export-table.ts';
import { aContact, anApplication, aPerson, aRow, someWords } from './testing/rows.ts';

const columns = (['name', 'phone', 'years', 'days', 'tags', 'owner', 'added'] as const).map((key) => ({
  key,
  title: `标题 ${key}`,
}));

test('the file holds the columns shown in their order, opens in Excel, and runs nothing', async () => {
  const row = aRow('a1', {
    person: aPerson('p1', { name: '=HYPERLINK("http://x")', experienceYears: 2.5, tags: ['急聘', '夜班, "A"'] }),
    application: anApplication('a1', 'p1', {
      owner: 'ana',
      since: Date.parse('2026-06-07T23:00:00+08:00'),
      createdAt: Date.parse('2026-06-01T00:30:00+08:00'),
    }),
    contact: aContact('p1', { phone: '+8613800138000' }),
  });
  const bare = aRow('a3', { contact: aContact('a3', { phone: '13912345678' }), application: null });
  expect(await exportTable({ rows: [bare], columns: columns.slice(1, 2), words: someWords })).toContain('\r\n139 1234 5678\r\n');
  const empty = aRow('a2', { person: aPerson('p2', { name: '李四' }), application: null });
  expect(await exportTable({ rows: [row, empty], columns, words: someWords })).toBe(
    '\ufeff标题 name,标题 phone,标题 years,标题 days,标题 tags,标题 owner,标题 added\r\n' +
      '"\'=HYPERLINK(""http://x"")",138 0013 8000,2.5,3,"急聘、夜班, ""A""",member ana,2026-06-01\r\n' +
      '李四,,,,,,1970-01-01\r\n',
  );
});

test('a long export reports progress, gives every row once, and stops when it is cancelled', async () => {
  const rows = Array.from({ length: 1234 }, (_, n) => aRow(`a${n}`));
  const progress: number[] = [];
  const text = await exportTable({
    rows,
    columns: columns.slice(0, 1),
    words: someWords,
    onProgress: (done) => progress.push(done),
  });
  expect(text?.split('\r\n').slice(1, -1)).toEqual(rows.map(({ person }) => person.name));
  expect(progress).toEqual([500, 1000, 1234]);
  const stop = new AbortController();
  expect(await exportTable({ rows, columns, words: someWords, signal: stop.signal, onProgress: () => stop.abort() })).toBeNull();
});

test('the file name has the day and nothing a file system refuses', () => {
  expect(exportName('候选人 618/大促: A?', '2026-06-10')).toBe('候选人 618 大促  A 2026-06-10.csv');
});
