import { Person, password } from '../people/person.ts';
import { expect, test } from '../people/test.ts';

test('[S6, R13] limited to other projects while the board is open: it closes, and its data leaves the device', async ({
  ana,
  ben,
}) => {
  await ana.startsWith(['Ada Bai']);
  await ben.joinsBoardOf(ana);
  const board = ana.page.url();
  await ana.takesOffProjects(ben);
  await expect(ben.page.getByText('Ada Bai')).toHaveCount(0);
  await expect.poll(async () => (await ben.hasOnDevice()).filter((name) => name.includes('/p/'))).toEqual([]);
  await ben.page.goto(ben.cable.url + new URL(board).pathname);
  await expect(ben.page.getByText('You are not on this project')).toBeVisible();
});

test('[L5] a new password in one tab: the board in the other goes on syncing by itself', async ({ ana, ben }) => {
  await ana.startsWith(['Ada Bai']);
  await ben.joinsBoardOf(ana);
  const tab = new Person('Ben', ben.context, ben.cable, ben.serverUrl, await ben.context.newPage());
  await tab.page.goto(`${ben.cable.url}/account`);
  const [present, next] = [
    tab.page.locator('#password input[type=password]').first(),
    tab.page.locator('#password input[type=password]').nth(1),
  ];
  await present.fill(password);
  await next.fill('another long way to 618');
  await tab.page.getByRole('button', { name: 'Change password' }).click();
  await expect(next).toHaveValue('');
  await ben.moves('Ada Bai', 'Interview');
  await ana.seesIn('Ada Bai', 'Interview');
  await ben.isSynced();
});

test('[L5] signing out with work that is not on the server says how much, and one may stay', async ({ ana }) => {
  await ana.startsWith(['Ada Bai']);
  await ana.isSynced();
  await ana.goesOffline();
  await ana.moves('Ada Bai', 'Interview');
  await ana.page.getByRole('button', { name: /^Me: / }).click();
  await ana.page.getByRole('menuitem', { name: /^Sign out/ }).click();
  const dialog = ana.page.getByRole('dialog');
  await expect(dialog).toContainText('1 change');
  await expect(dialog.getByRole('button', { name: 'Sign out anyway' })).toBeVisible();
  await ana.page.keyboard.press('Escape');
  await ana.comesBack();
  await ana.seesIn('Ada Bai', 'Interview');
});

test('the last manager cannot leave the team, and reads why', async ({ ana }) => {
  await ana.startsTeam();
  await ana.page.goto(`${ana.cable.url}/account`);
  await ana.page.getByRole('button', { name: /^Leave/ }).click();
  await ana.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Leave/ })
    .click();
  await expect(ana.page.getByRole('dialog').getByRole('alert')).toContainText('manager');
});
