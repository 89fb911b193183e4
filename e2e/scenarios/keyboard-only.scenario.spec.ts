import { csvOf, twelve } from '../people/files.ts';
import { hears, tabsTo } from '../people/keyboard.ts';
import { password } from '../people/person.ts';
import { expect, test } from '../people/test.ts';

test('[WCAG 2.1.1, 2.4.3, 4.1.3] without a mouse: start, import a file, move, reorder, reject several with a reason, undo; the focus is always where one goes on', async ({
  ana,
}) => {
  const { page } = ana;
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  // Nobody touches the mouse: what points at the page fails the test.
  await page.addInitScript(() => {
    for (const type of ['pointerdown', 'mousedown', 'touchstart'])
      addEventListener(type, () => document.documentElement.setAttribute('data-mouse-used', type), true);
  });

  await test.step('start a team and a project', async () => {
    await page.goto(ana.cable.url);
    for (const [field, text] of [
      ['Team name', 'E-commerce hiring'],
      ['Your name', 'Ana'],
      ['E-mail', ana.email],
    ] as const) {
      await tabsTo(page, page.getByRole('textbox', { name: field }));
      await page.keyboard.type(text);
    }
    await tabsTo(page, page.locator('input[type=password]'));
    await page.keyboard.type(password);
    await press('Enter');
    await tabsTo(page, page.getByRole('button', { name: /^Start blank/ }));
    await press('Enter');
    await expect(page.getByRole('textbox', { name: 'Project name' })).toBeFocused();
    await page.keyboard.type('Hiring for 618');
    await press('Tab');
    await expect(page.getByRole('textbox', { name: 'First post' })).toBeFocused();
    await page.keyboard.type('Packer');
    await press('Enter');
    await ana.seesBoard();
  });

  await test.step('import a file', async () => {
    // Asked for early: from now on the browser hands the chooser to the test.
    const chooser = page.waitForEvent('filechooser');
    await press('i');
    const { box, result } = ana.importing;
    await expect(box.getByRole('button', { name: 'Choose files' })).toBeFocused();
    await press('Enter');
    await (await chooser).setFiles(csvOf(twelve, 'Packer'));
    await expect(box.getByTestId('import-row-count')).toHaveText('12 rows');
    await expect(box.locator(':focus')).toHaveCount(1);
    for (const step of ['Columns', 'Posts and channel', 'Check']) {
      await tabsTo(page, box.getByRole('button', { name: 'Next', exact: true }));
      await press('Enter');
      await ana.importing.isAt(step);
      await expect(box.getByRole('heading', { level: 3, name: new RegExp(`: ${step}$`) })).toBeFocused();
    }
    await tabsTo(page, box.getByRole('button', { name: 'Import 12 rows' }));
    await press('Enter');
    await expect(result).toHaveText('12 rows imported');
    await expect(box.getByRole('link', { name: 'See them on the board' })).toBeFocused();
    await press('Enter');
    await expect(box).toBeHidden();
    for (const candidate of twelve) await ana.seesIn(candidate, 'Screening');
  });

  await test.step('walk to a card and move it to the next stage', async () => {
    await press('ArrowDown');
    await expect(page.getByRole('article', { name: /^Packer/ })).toBeFocused();
    await press('ArrowRight');
    await expect(ana.card('Ada Bai')).toBeFocused();
    await press('ArrowDown');
    await expect(ana.card('Bo Chen')).toBeFocused();
    await press('Alt+ArrowRight');
    await ana.seesIn('Bo Chen', 'Interview');
    await hears(page, 'Bo Chen moved to Interview, place 1 of 1');
    await expect(ana.card('Bo Chen')).toBeFocused();
    await press('Alt+ArrowRight');
    await ana.seesIn('Bo Chen', 'Offer');
    await expect(ana.card('Bo Chen')).toBeFocused();
  });

  await test.step('move by the menu', async () => {
    await press('ArrowLeft');
    await expect(ana.card('Ada Bai')).toBeFocused();
    await press('m');
    await expect(page.getByRole('menu', { name: 'Move to…' })).toBeVisible();
    const interview = page.getByRole('menuitemradio', { name: 'Interview', exact: true });
    for (let pressed = 0; pressed < 6 && !(await interview.evaluate((item) => item === document.activeElement)); pressed += 1)
      await press('ArrowDown');
    await expect(interview).toBeFocused();
    await press('Enter');
    await ana.seesIn('Ada Bai', 'Interview');
    await hears(page, 'Ada Bai moved to Interview, place 1 of 1');
    await expect(ana.card('Ada Bai')).toBeFocused();
  });

  await test.step('reorder', async () => {
    await press('ArrowLeft');
    await expect(ana.card('Cai Deng')).toBeFocused();
    await press('Alt+ArrowDown');
    await hears(page, 'Cai Deng moved to Screening, place 2 of 10');
    await expect(ana.card('Cai Deng')).toBeFocused();
    expect((await ana.readsBoard()).Screening.slice(0, 3)).toEqual(['Dan Fang', 'Cai Deng', 'Eva Gao']);
    await press('Alt+ArrowUp');
    await press('Alt+ArrowUp');
    await hears(page, 'Already first');
  });

  await test.step('reject three with a reason', async () => {
    await press('x');
    await press('Shift+ArrowDown');
    await press('Shift+ArrowDown');
    await expect(ana.card('Eva Gao')).toBeFocused();
    await hears(page, '3 selected');
    await press('r');
    const dialog = page
      .getByRole('dialog', { name: '3 candidates leaves the board' })
      .or(page.getByRole('dialog', { name: /leave the board/ }));
    await expect(dialog).toBeVisible();
    await expect(dialog.locator(':focus')).toHaveCount(1);
    await tabsTo(page, dialog.getByRole('radio', { name: 'Experience does not fit' }));
    await press('ArrowDown');
    await expect(dialog.getByRole('radio', { name: 'Skills missing' })).toBeChecked();
    await press('Enter');
    await expect(dialog).toBeHidden();
    await hears(page, '3 candidates: Rejected');
    expect((await ana.readsBoard()).Screening).toEqual(twelve.slice(5));
    await expect(page.getByRole('article').and(page.locator(':focus'))).toHaveCount(1);
  });

  await test.step('undo', async () => {
    await press('Control+z');
    await ana.isTold('Undone: outcome of 3 cards');
    await expect.poll(async () => (await ana.readsBoard()).Screening).toEqual(twelve.slice(2));
    await expect(page.getByRole('article').and(page.locator(':focus'))).toHaveCount(1);
  });

  await expect(page.locator('[data-mouse-used]')).toHaveCount(0);
});
