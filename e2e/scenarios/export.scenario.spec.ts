import { readFile } from 'node:fs/promises';
import { expect, test } from '../people/test.ts';

test('[I8, S7] the exported CSV opens in Excel as text: a mark for UTF-8, CRLF lines, quoted commas, and no cell that is run', async ({
  ana,
}) => {
  const { page } = ana;
  await ana.startsTeam();
  await ana.startsBlank('Hiring for 618', 'Packer');
  for (const name of ['=HYPERLINK("http://x.test","click")', '+1+1', '@SUM(A1)', '-2+3', 'Bai, Ada', '罗辉𠮷'])
    await ana.addsCandidate(name, 'Packer');
  await ana.goesTo('Candidates');
  await expect(page.getByText('6 rows', { exact: true })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  const bytes = await readFile(await file.path());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = bytes.subarray(3).toString('utf8');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const lines = text.split('\r\n').filter((line) => line !== '');
  expect(lines).toHaveLength(7);
  expect(lines[0]).toMatch(/^"?Name"?,/);
  for (const line of lines) expect(line).not.toMatch(/(^|,)"?[=+@-]/);
  expect(text).toContain('"Bai, Ada"');
  expect(text).toContain('罗辉𠮷');
  expect(text).toContain('HYPERLINK(""http://x.test"",""click"")');
});
