import { expect, test } from '../people/test.ts';

test('[M6] sample data loads with progress, is marked, goes in one click, and one undo brings it back', async ({ ana }) => {
  const { page } = ana;
  await ana.startsTeam();
  // The progress is short: somebody who watches the page sees it.
  await page.evaluate(() => {
    new MutationObserver(() => {
      if (document.querySelector('[role="progressbar"]') !== null)
        document.documentElement.setAttribute('data-progress-seen', '');
    }).observe(document.body, { childList: true, subtree: true });
  });
  await ana.loadsSample();
  await expect(page.locator('html[data-progress-seen]')).toHaveCount(1);
  const before = await ana.countsCards();
  expect(before.Requirement).toBeGreaterThanOrEqual(5);
  for (const stage of ['Screening', 'Interview', 'Offer', 'Onboarding'] as const) expect(before[stage]).toBeGreaterThan(0);

  const ribbon = page.getByRole('complementary', { name: 'Sample data' });
  await expect(ribbon).toContainText('All made up, marked “Sample” when opened');
  const candidate = (await ana.readsBoard()).Interview[0] ?? '';
  await ana.opens(candidate);
  await expect(ana.panel.box).toContainText('Sample');
  await ana.panel.closes();

  await ribbon.getByRole('button', { name: 'Remove sample data' }).click();
  await ana.isTold('Sample data removed');
  await expect(ribbon).toBeHidden();
  await expect(page.getByText('Nothing on the board yet')).toBeVisible();

  await page.locator('.toast').filter({ hasText: 'Sample data removed' }).getByRole('button', { name: 'Undo' }).click();
  await ana.seesIn(candidate, 'Interview');
  expect(await ana.countsCards()).toEqual(before);
  await expect(ribbon).toBeVisible();
});

test('[R12] a blank start; a colleague joins by the invitation, sees the board, and both see who the other is and on which card', async ({
  ana,
  ben,
}) => {
  await ana.startsTeam();
  await ana.startsBlank('Hiring for 618', 'Packer');
  await ana.addsCandidate('Ada Bai', 'Packer');
  await ana.seesIn('Ada Bai', 'Screening');

  await ben.accepts(await ana.hasInvited(ben.email, 'recruiter'));
  await ben.goesTo('Board');
  await ben.seesIn('Ada Bai', 'Screening');

  for (const [reader, other] of [
    [ana, 'Ben'],
    [ben, 'Ana'],
  ] as const) {
    const here = reader.page.getByRole('button', { name: '1 colleague here' });
    await here.click();
    await expect(reader.page.getByRole('dialog', { name: '1 colleague here' })).toContainText(`${other}On Board`);
    await reader.page.keyboard.press('Escape');
  }
  await ben.card('Ada Bai').focus();
  await expect(ana.card('Ada Bai')).toContainText('Ben is here');
  await ben.opens('Ada Bai');
  await ben.panel.notes.focus();
  await expect(ana.card('Ada Bai')).toContainText('Ben is editing');
  await ana.opens('Ada Bai');
  await expect(ana.panel.box).toContainText('Ben is writing');
  await ben.page.close();
  await expect(ana.card('Ada Bai')).not.toContainText('Ben');
  await expect(ana.page.getByRole('button', { name: '1 colleague here' })).toBeHidden();
});
