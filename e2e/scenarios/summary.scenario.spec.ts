import type { Locator } from 'playwright/test';
import type { Person } from '../people/person.ts';
import { expect, test } from '../people/test.ts';

const section = (person: Person, name: string): Locator => person.page.getByRole('region', { name, exact: true });

async function opensSummary(person: Person): Promise<void> {
  await person.page
    .getByRole('navigation', { name: 'Main navigation' })
    .getByRole('link', { name: /^Monthly summary/ })
    .click();
  await expect(section(person, 'Indicators and targets').getByRole('listitem').first()).toBeVisible();
}

test('two people draft and write a summary, freeze it, and what happens on the board afterwards does not change it; a viewer sees no costs', async ({
  ana,
  ben,
  arrives,
}, testInfo) => {
  const vera = await arrives('Vera');
  await ana.startsTeam();
  await ana.loadsSample();
  await ana.isSynced();
  await ben.joinsBoardOf(ana);
  await vera.joinsBoardOf(ana, 'viewer');
  for (const person of [ana, ben, vera]) await opensSummary(person);

  // Drafted from the numbers, then written together.
  await ana.page.getByRole('button', { name: 'Draft from the numbers' }).click();
  await ana.isTold('sections drafted');
  const overview = (person: Person): Locator => section(person, 'Overview').getByRole('textbox');
  await expect(overview(ana)).toHaveValue(/new applications/);
  await expect(overview(ben)).toHaveValue(/new applications/);
  await expect(section(ana, 'Indicators and targets').getByRole('textbox')).not.toHaveValue(/Cost|¥/);
  const next = (person: Person): Locator => section(person, 'Focus of next month').getByRole('textbox');
  await Promise.all([next(ana).pressSequentially('Hosts first. '), next(ben).pressSequentially('Faster feedback. ')]);
  for (const person of [ana, ben]) {
    await expect(next(person)).toHaveValue(/^.{30}$/);
  }
  expect(await next(ana).inputValue()).toBe(await next(ben).inputValue());

  // Costs are for those who may know them.
  await expect(section(ana, 'Indicators and targets')).toContainText('Cost per hire');
  await expect(section(vera, 'Indicators and targets')).toContainText('Recruiting cycle');
  await expect(section(vera, 'Indicators and targets')).not.toContainText('Cost per hire');
  await expect(vera.page.getByRole('button', { name: 'Freeze' })).toHaveCount(0);

  const figures = (person: Person): Promise<string[]> => person.page.getByRole('article').locator('.value').allTextContents();
  await ana.page.getByRole('button', { name: 'Freeze', exact: true }).click();
  await ana.page.getByRole('dialog').getByRole('button', { name: 'Freeze', exact: true }).click();
  for (const person of [ana, ben, vera]) await expect(person.page.getByText(/^Frozen by Ana on/)).toBeVisible();
  const [before, words] = [await figures(ana), await section(ana, 'Overview').textContent()];
  expect(before.some((figure) => figure.startsWith('¥'))).toBe(true);

  // The board goes on: two new candidates this month.
  await ben.goesTo('Board');
  for (const name of ['New One', 'New Two']) await adds(ben, name);
  await ben.isSynced();
  await opensSummary(ben);
  expect(await figures(ana)).toEqual(before);
  expect(await figures(ben)).toEqual(before);
  expect(await section(ben, 'Overview').textContent()).toBe(words);
  await expect(ben.page.getByRole('navigation', { name: 'Summaries by month' }).getByText('Frozen')).toHaveCount(1);

  // On paper only the summary, its pictures included.
  await ana.page.emulateMedia({ media: 'print' });
  await ana.page.setViewportSize({ width: 794, height: 1123 });
  await expect(ana.page.getByRole('navigation', { name: 'Main navigation' })).toBeHidden();
  await expect(ana.page.getByRole('heading', { level: 1, name: /summary of/ })).toBeVisible();
  await expect(ana.page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(ana.page.getByRole('img', { name: /^New applications, last/ })).toBeVisible();
  await testInfo.attach('printed', { body: await ana.page.screenshot({ fullPage: true }), contentType: 'image/png' });
  await ana.page.emulateMedia({ media: 'screen' });
  await ana.page.setViewportSize({ width: 1440, height: 900 });

  // Opened again, it is live: the two are counted.
  const whileFrozen = await lastOfTrend(ben);
  await ben.page.getByRole('button', { name: 'Unfreeze' }).click();
  await expect(next(ben)).toBeVisible();
  await expect.poll(() => lastOfTrend(ben)).toBe(whileFrozen + 2);
});

const last = (text: string): string => text.split(': ').at(-1) ?? '';

/** New applications of the month, as the first chart says. */
async function lastOfTrend(person: Person): Promise<number> {
  const months = section(person, 'Trend').getByRole('figure').first().getByRole('listitem');
  return Number(last((await months.last().textContent()) ?? '').replaceAll(',', ''));
}

/** A candidate for whichever post comes last in the list. */
async function adds(person: Person, name: string): Promise<void> {
  await person.page.keyboard.press('p');
  const dialog = person.page.getByRole('dialog', { name: 'Add a candidate' });
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  const posts = dialog.getByRole('combobox', { name: 'Applies to' });
  await posts.selectOption({ index: (await posts.locator('option').count()) - 1 });
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
}
