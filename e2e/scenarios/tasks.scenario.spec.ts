import { TaskPage } from '../people/task-page.ts';
import { expect, test } from '../people/test.ts';

test('[M2, L3] a weekly task finished on both sides of a cut line comes again once, and what both did on it is there', async ({
  ana,
  ben,
}) => {
  await ana.startsTeam();
  await ana.startsBlank('Hiring for 618', 'Packer');
  await ben.joinsBoardOf(ana);
  const [hers, his] = [new TaskPage(ana.page), new TaskPage(ben.page)];
  await hers.opens('?who=all');
  await hers.writes('Weekly figures today');
  await hers.shows('Weekly figures');
  await hers.panel.getByLabel('Repeats').selectOption({ label: 'Every week' });
  await ana.page.keyboard.press('Escape');
  await ana.isSynced();
  await his.opens('?who=all');
  await expect(his.line('Weekly figures')).toContainText('Every week');

  await ana.goesOffline();
  await hers.finishes('Weekly figures');
  await hers.shows('Weekly figures');
  await hers.panel.getByRole('textbox', { name: 'Add a line' }).fill('From Ana');
  await ana.page.keyboard.press('Enter');
  await his.finishes('Weekly figures');
  await his.shows('Weekly figures');
  await his.panel.getByRole('textbox', { name: 'Add a line' }).fill('From Ben');
  await ben.page.keyboard.press('Enter');

  await ana.comesBack();
  for (const tasks of [hers, his]) {
    for (const line of ['From Ana', 'From Ben']) await expect(tasks.check(line)).toBeVisible();
    await expect(tasks.line('Weekly figures')).toHaveCount(1);
  }
  for (const person of [ana, ben]) await expect(person.page.getByRole('button', { name: /^Done/ })).toHaveText(/Done\s*1/);
});

test('[M2, M7] a checklist is ticked by two people at once; undo takes back one’s own part', async ({ ana, ben }) => {
  await ana.startsTeam();
  await ana.startsBlank('Hiring for 618', 'Packer');
  await ben.joinsBoardOf(ana);
  const [hers, his] = [new TaskPage(ana.page), new TaskPage(ben.page)];
  await hers.opens('?who=all');
  await hers.writes('First day');
  await hers.shows('First day');
  const add = hers.panel.getByRole('textbox', { name: 'Add a line' });
  await add.focus();
  for (const line of ['Desk', 'Accounts', 'Mentor']) {
    await ana.page.keyboard.type(line);
    await ana.page.keyboard.press('Enter');
    await expect(hers.check(line)).toBeVisible();
  }
  await ana.isSynced();
  await his.opens('?who=all');
  await his.shows('First day');

  await ana.goesOffline();
  await hers.check('Desk').check();
  await his.check('Mentor').check();
  await ana.comesBack();
  for (const tasks of [hers, his]) {
    for (const line of ['Desk', 'Mentor']) await expect(tasks.check(line)).toBeChecked();
    await expect(tasks.check('Accounts')).not.toBeChecked();
  }
  await ana.page.getByRole('button', { name: 'Undo' }).first().click();
  for (const tasks of [hers, his]) {
    await expect(tasks.check('Desk')).not.toBeChecked();
    await expect(tasks.check('Mentor')).toBeChecked();
  }
});

test('[WCAG 2.1.1] tasks by the keyboard alone: written down, walked, chosen, finished together, taken back, moved on the board, opened', async ({
  ana,
}) => {
  const { page } = ana;
  await ana.startsTeam();
  await ana.startsBlank('Hiring for 618', 'Packer');
  const tasks = new TaskPage(page);
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await expect(tasks.quick).toBeVisible();
  await page.keyboard.press('n');
  await expect(tasks.quick).toBeFocused();
  await tasks.writes('Third', 'Second tomorrow', 'First today !high');
  expect(await tasks.titles()).toEqual(['First', 'Second', 'Third']);
  await expect(tasks.line('First')).toContainText('High');

  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await expect(page.getByRole('toolbar')).toContainText('2 selected');
  await page.keyboard.press('f');
  await expect.poll(() => tasks.titles()).toEqual(['Third']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => tasks.titles()).toEqual(['First', 'Second', 'Third']);
  await page.keyboard.press('Escape');

  await page.keyboard.press('v');
  await expect(tasks.column('To do')).toContainText('First');
  await tasks.line('Second').getByRole('link').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(tasks.column('In progress')).toContainText('Second');
  await expect(tasks.line('Second').getByRole('link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tasks.panel.getByRole('radio', { name: 'In progress' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(tasks.panel).toBeHidden();
  await page.keyboard.press('Delete');
  await expect(tasks.line('Second')).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(tasks.line('Second')).toBeVisible();
});

test('a task is dragged to another column with the mouse, lands where it was dropped, and a reload shows the same', async ({
  ana,
}) => {
  const { page } = ana;
  await ana.startsTeam();
  await ana.startsBlank('Hiring for 618', 'Packer');
  const tasks = new TaskPage(page);
  await tasks.opens('?view=board');
  await tasks.writes('One', 'Two');
  const target = await tasks.column('In progress').boundingBox();
  const from = await tasks.line('One').boundingBox();
  if (target === null || from === null) throw new Error('nothing to drag');
  await page.mouse.move(from.x + 120, from.y + 14);
  await page.mouse.down();
  await page.mouse.move(target.x + 100, target.y + 60, { steps: 8 });
  await page.mouse.up();
  await expect(tasks.column('In progress')).toContainText('One');
  await expect(tasks.column('To do')).not.toContainText('One');
  await page.reload();
  await expect(tasks.column('In progress')).toContainText('One');
});
