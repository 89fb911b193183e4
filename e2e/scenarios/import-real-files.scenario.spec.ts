import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../people/test.ts';

const folder = join(import.meta.dirname, '../../packages/intake/src/fixtures');

/** Counted by hand and with a spreadsheet program. */
const files = [
  { file: 'site-a-export.gb18030.csv', rows: 620, leftOut: ['性别', '年龄', '婚育状况'] },
  { file: 'site-b-export.xlsx', rows: 400, leftOut: [] },
  { file: 'job-fair.utf16.txt', rows: 60, leftOut: [] },
  { file: 'referrals.utf8bom.csv', rows: 80, leftOut: [] },
  { file: 'agency.utf8.csv', rows: 40, leftOut: [] },
] as const;

for (const { file, rows, leftOut } of files) {
  test(`[I1, I2, I3, M6] ${file} as the channel sent it: every row counted, sensitive columns left out, the same file again changes nothing, one undo takes all back`, async ({
    ana,
  }) => {
    const { importing, page } = ana;
    await ana.startsTeam();
    await ana.startsBlank('Hiring for 618', '');
    await importing.opens();
    await importing.chooses(join(folder, file));
    await expect(importing.box.getByTestId('import-row-count')).toHaveText(`${rows} rows`);
    await importing.goesOn();
    await importing.isAt('Columns');
    const sensitive = importing.box.getByRole('region', { name: 'Sensitive columns, left out' });
    for (const header of leftOut)
      await expect(sensitive.getByRole('listitem').filter({ hasText: header })).toContainText(/Left out|It is needed/);
    if (leftOut.length === 0) await expect(sensitive).toBeHidden();
    await importing.goesOn();
    await importing.isAt('Posts and channel');
    await importing.goesOn();
    await importing.isAt('Check');
    await expect(importing.box.getByRole('group', { name: 'Show' }).getByRole('button', { name: /^All / })).toHaveText(
      `All ${rows}`,
    );
    await importing.imports();
    const imported = Number(/^(\d+) rows imported$/.exec((await importing.result.textContent()) ?? '')?.[1]);
    expect(imported).toBeGreaterThan(rows * 0.9);
    await importing.isDone();
    const cards = await ana.countsCards();
    expect(cards.Screening).toBe(imported);

    await importing.opens();
    await importing.chooses(join(folder, file));
    await importing.agrees();
    await importing.imports();
    await expect(importing.result).toHaveText('Nothing new');
    await importing.isDone();
    expect(await ana.countsCards()).toEqual(cards);

    await ana.undoes();
    await ana.isTold(/Undone: importing \d+ candidates/);
    await expect(page.getByRole('article')).toHaveCount(0);
    await ana.goesTo('Candidates');
    await expect(page.getByText('0 rows', { exact: true })).toBeVisible();
  });
}

test('[I6] names with rare characters arrive whole, from GB18030 to the card of a colleague', async ({ ana, ben }) => {
  const { importing } = ana;
  await ana.startsTeam();
  await ana.startsBlank('Hiring for 618', '');
  await importing.opens();
  await importing.chooses(join(folder, 'site-a-export.gb18030.csv'));
  await importing.agrees();
  await importing.imports();
  await importing.isDone();
  await ben.joinsBoardOf(ana);
  for (const person of [ana, ben]) {
    for (const name of ['罗辉𠮷', '薛雅㛃']) {
      await person.page.getByRole('searchbox', { name: 'Search the board' }).fill(name);
      await person.seesIn(name, 'Screening');
    }
  }
});

test('[I7] an import is cancelled in the middle: what is in stays and can be taken back in one step', async ({ ana }) => {
  const { importing, page } = ana;
  const many = [
    'Full name,Mobile,Position',
    ...Array.from({ length: 9000 }, (_, i) => `Candidate ${i},1380${1_000_000 + i},Packer`),
  ];
  await ana.startsTeam();
  await ana.startsBlank('Hiring for 618', 'Packer');
  await importing.opens();
  await importing.chooses({ name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(many.join('\n')) });
  await importing.agrees();
  await importing.box.getByRole('button', { name: 'Import 9,000 rows' }).click();
  await importing.box.getByRole('progressbar').waitFor();
  await importing.box.getByRole('button', { name: 'Cancel' }).click();
  await expect(importing.result).toHaveText(/^Stopped\. [\d,]+ rows are in, the rest was left alone\.$/);
  const left = Number((/[\d,]+/.exec((await importing.result.textContent()) ?? '')?.[0] ?? '').replace(',', ''));
  expect(left).toBeLessThan(9000);
  await importing.isDone();
  expect((await ana.countsCards()).Screening).toBe(left);
  await ana.undoes();
  await expect.poll(async () => (await ana.countsCards()).Screening).toBe(0);
  await expect(page.getByRole('article', { name: /^Packer/ })).toBeVisible();
});

const strangers = [
  {
    what: 'a picture',
    file: {
      name: 'resume.csv',
      mimeType: 'text/csv',
      buffer: readFileSync(join(import.meta.dirname, '../../web/static/icon-192.png')),
    },
    en: 'This is a picture, not a table. Export it as CSV or .xlsx and import that.',
    zh: /图片/,
  },
  {
    what: 'an old Excel file',
    file: {
      name: 'old.xls',
      mimeType: 'application/vnd.ms-excel',
      buffer: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]),
    },
    en: 'This is an old Excel file (.xls). Open it in Excel, save it as .xlsx or CSV, and import that.',
    zh: /\.xls[^x].*\.xlsx/,
  },
  {
    what: 'an empty file',
    file: { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) },
    en: 'This file is empty. Check that the export worked, then choose it again.',
    zh: /空/,
  },
] as const;

test('[I5] a file that is no table is refused in words, in both languages, and the board stays as it was', async ({ ana }) => {
  const { importing, page } = ana;
  await ana.startsTeam();
  await ana.startsBlank('Hiring for 618', 'Packer');
  for (const { what, file, en, zh } of strangers) {
    await test.step(what, async () => {
      await importing.opens();
      await importing.chooses(file);
      await expect(importing.box.getByRole('alert')).toContainText(en);
      await expect(importing.box.getByRole('button', { name: 'Next', exact: true })).toBeDisabled();
      await importing.box.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: /切换到中文/ }).click();
      await page.keyboard.press('i');
      await expect(page.getByRole('dialog').getByRole('alert')).toContainText(zh);
      await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
      await page.getByRole('button', { name: /Switch to English/ }).click();
      await importing.opens();
      await importing.box.getByRole('button', { name: 'Discard import' }).click();
      await page.getByRole('dialog', { name: 'Discard this import?' }).getByRole('button', { name: 'Discard import' }).click();
      await expect(importing.box).toBeHidden();
    });
  }
  await ana.seesBoard();
  expect((await ana.readsBoard()).Requirement).toEqual(['Packer']);
});
