import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import type { Person } from '../people/person.ts';
import { expect, test } from '../people/test.ts';

async function opensNumbers({ page }: Person): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { level: 1, name: 'Numbers' }).first()).toBeVisible();
  await expect(page.getByRole('list', { name: 'Key figures' })).toBeVisible();
}

/** A chart by what it says to who does not see it. */
const chart = (page: Page, title: string) => page.getByRole('img', { name: new RegExp(`^${title}:`) });
const explanation = (page: Page, title: string) => page.getByRole('complementary', { name: title });

test('a number opens its rule and its rows, a row the candidate, and the way back leads through both', async ({ ana }) => {
  const { page } = ana;
  await ana.startsTeam();
  await ana.loadsSample();
  await opensNumbers(ana);
  await page.getByRole('link', { name: /^Arrival rate/ }).click();
  const why = explanation(page, 'Arrival rate');
  await expect(why).toContainText('How it is calculated');
  // Arrived and not arrived add up to what is divided by.
  const [arrived, due] = (await why.locator('.reckoning').innerText()).split(/[÷=]/).map((part) => Number(part.trim()));
  const counts = await why.locator('summary .count').allInnerTexts();
  expect(counts.slice(0, 2).map(Number)).toEqual([(due ?? 0) - (arrived ?? 0), arrived]);
  const row = why.getByRole('link').first();
  const name = await row.locator('.label').innerText();
  await row.click();
  await expect(page.getByRole('complementary', { name: 'Candidate' })).toContainText(name);
  await page.keyboard.press('Escape');
  await expect(why).toBeVisible();
  await page.reload();
  await expect(why).toContainText(name);
  await page.goBack();
  await expect(why).toBeHidden();
});

test('any past day: the board and the numbers as they were, kept through a reload, and back to now', async ({ ana }) => {
  const { page } = ana;
  await ana.startsTeam();
  await ana.loadsSample();
  await opensNumbers(ana);
  const board = chart(page, 'The board');
  const now = (await board.getAttribute('aria-label')) ?? '';
  const slider = page.getByRole('slider', { name: 'As of' });
  await slider.focus();
  for (let day = 0; day < 20; day += 1) await page.keyboard.press('ArrowLeft');
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now() - 20 * 86_400_000);
  await expect(page).toHaveURL(new RegExp(`asof=${day}`));
  await expect(page.locator('.busy.on')).toHaveCount(0);
  await expect(board).not.toHaveAttribute('aria-label', now);
  const then = (await board.getAttribute('aria-label')) ?? '';
  await page.reload();
  await expect(board).toHaveAttribute('aria-label', then);
  await expect(page.getByText(/^As of \d/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Now', exact: true }).click();
  await expect(board).toHaveAttribute('aria-label', now);
  await expect(page).not.toHaveURL(/asof=/);
});

test('a chart is a table and a CSV file too, and a proposal against the bottleneck becomes a task that can be taken back', async ({
  ana,
}) => {
  const { page } = ana;
  await ana.startsTeam();
  await ana.loadsSample();
  await opensNumbers(ana);
  const funnel = page.getByRole('region', { name: 'Funnel' });
  await funnel.getByRole('button', { name: 'Show as a table' }).click();
  await expect(funnel.getByRole('row').nth(1).getByRole('rowheader')).toHaveText('Screening');
  const cells = await funnel.getByRole('row').nth(1).getByRole('cell').allInnerTexts();
  const download = page.waitForEvent('download');
  await funnel.getByRole('button', { name: /^Save/ }).click();
  await page.getByRole('menuitem', { name: /CSV/ }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Funnel \d{4}-\d{2}-\d{2}\.csv$/);
  const text = await readFile(await file.path(), 'utf8');
  expect(text.startsWith('\ufeffStage,')).toBe(true);
  expect(text.split('\r\n')[1]?.split(',').slice(1, 4)).toEqual(cells.slice(0, 3));

  await page.getByRole('link', { name: 'Forecast & bottleneck' }).click();
  const make = page.getByRole('button', { name: /a task$/ }).first();
  await make.click();
  await expect(page.getByText('Is a task')).toHaveCount(1);
  await expect(page.getByRole('table', { name: 'What was tried' })).toContainText('Under way');
  await ana.undoes();
  await expect(page.getByText('Is a task')).toHaveCount(0);
});

test('who does not receive costs reads so, and never a 0', async ({ ana, ben }) => {
  await ana.startsTeam();
  await ana.loadsSample();
  await ana.isSynced();
  await ben.joinsBoardOf(ana, 'viewer');
  await opensNumbers(ben);
  const figures = ben.page.getByRole('list', { name: 'Key figures' });
  await expect(figures).toContainText('Only for members who may see these facts');
  await expect(ben.page.locator('main')).not.toContainText('¥');
  await ben.page.getByRole('link', { name: 'Costs', exact: true }).click();
  await expect(ben.page.locator('main')).toContainText('Costs are for some members only');
  await opensNumbers(ana);
  await expect(ana.page.getByRole('list', { name: 'Key figures' })).toContainText('¥');
});

test('a colleague’s move is in the numbers without a reload', async ({ ana, ben }) => {
  await ana.startsWith(['Ada Bai', 'Bo Chen', 'Cy Du']);
  await ben.joinsBoardOf(ana);
  await opensNumbers(ana);
  const board = chart(ana.page, 'The board');
  await expect(board).toHaveAttribute('aria-label', /Screening 3, Interview 0/);
  await ben.moves('Bo Chen', 'Interview');
  await expect(board).toHaveAttribute('aria-label', /Screening 2, Interview 1/);
});

test('on the wall: the keys turn it, and Esc leaves it', async ({ ana }) => {
  const { page } = ana;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await ana.startsTeam();
  await ana.loadsSample();
  await opensNumbers(ana);
  await page.getByRole('link', { name: 'Wall screen' }).click();
  const wall = page.getByRole('dialog', { name: 'Wall screen' });
  await expect(wall).toContainText('Recruiting cycle');
  // Who asked for stillness has to ask for it to turn.
  await expect(wall.getByRole('button', { name: 'Turn by itself' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(wall.getByRole('img', { name: /^Funnel:/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(wall).toBeHidden();
  await expect(page).not.toHaveURL(/wall=/);
});
