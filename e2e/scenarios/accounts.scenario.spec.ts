import { expect, test } from '../people/test.ts';

const few = ['Ada Bai', 'Bo Chen', 'Cai Deng'];

test('[S5, R5, R13] an analyst cannot move a card; promoted, he can without a reload; what was refused is explained and kept', async ({
  ana,
  ben,
}) => {
  await ana.startsWith(few);
  await ben.joinsBoardOf(ana, 'analyst');
  await ben.seesIn('Ada Bai', 'Screening');
  await ben.cannotMove('Ada Bai');

  await test.step('a manager promotes him: the page that he has open lets him', async () => {
    await ana.changesLevel(ben, 'recruiter');
    await ben.isTold('Your access level in E-commerce hiring is now: Recruiter.');
    await ben.isSynced();
    await ben.moves('Ada Bai', 'Interview');
    await ana.seesIn('Ada Bai', 'Interview');
    await ben.isSynced();
  });

  await test.step('demoted while he works without network: his work is refused, explained, kept', async () => {
    await ben.goesOffline();
    await ben.moves('Bo Chen', 'Offer');
    await ana.changesLevel(ben, 'analyst');
    ben.cable.plugIn();
    await expect(ben.page.locator('[data-sync="refused"]').first()).toBeVisible();
    await ben.cannotMove('Cai Deng');
    await ben.pill.click();
    const details = ben.page.getByRole('dialog').filter({ hasText: 'Bo Chen' });
    await expect(details).toContainText('A change was not accepted');
    await expect(details.getByRole('button', { name: 'Save a copy' })).toBeVisible();
    await ana.seesIn('Bo Chen', 'Screening');
    await details.getByRole('button', { name: 'Hand to a manager' }).click();
    await ben.isSynced();
    await ben.seesIn('Bo Chen', 'Screening');
  });

  await test.step('the manager accepts it, and everybody has it', async () => {
    expect(await ana.acceptsWorkSetAside()).toBe(1);
    await ana.seesIn('Bo Chen', 'Offer');
    await ben.seesIn('Bo Chen', 'Offer');
  });
});

test('[S6, L5] removed while offline: at the next contact the team leaves the device, and unsynced work goes to a manager', async ({
  ana,
  ben,
}) => {
  await ana.startsWith(few);
  await ben.joinsBoardOf(ana);
  await ben.goesOffline();
  await ben.moves('Ada Bai', 'Offer');
  await expect(ben.page.locator('[data-sync]')).toHaveText('Offline · 1 change saved on this device');
  await ana.removes(ben);
  ben.cable.plugIn();
  await expect(ben.page.getByRole('heading', { level: 1 })).toHaveText('You are not a member of this team');
  await expect(ben.page.getByText('Ada Bai')).toHaveCount(0);
  await expect.poll(() => ben.hasOnDevice()).toEqual([]);
  await ana.seesIn('Ada Bai', 'Screening');
  expect(await ana.acceptsWorkSetAside()).toBe(1);
  await ana.seesIn('Ada Bai', 'Offer');
});

test('[S6] signed out: nothing of the account is left on the device; signing in again brings the team back', async ({ ana }) => {
  await ana.startsWith(few);
  await ana.isSynced();
  const board = ana.page.url();
  await ana.signsOut();
  await expect(ana.page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await expect.poll(() => ana.hasOnDevice()).toEqual([]);
  await ana.page.goto(board);
  await ana.signsIn();
  await ana.seesIn('Ada Bai', 'Screening');
});

test('[L5] a session that ended loses no edit: one goes on working, signs in again, and everything arrives', async ({
  ana,
  ben,
}) => {
  await ana.startsWith(few);
  await ben.joinsBoardOf(ana);
  await ben.endsAllSessions();
  await expect(ben.page.locator('[data-sync="sign-in"]').first()).toBeVisible();
  await ben.moves('Ada Bai', 'Interview');
  await ana.seesIn('Ada Bai', 'Screening');
  await ben.pill.click();
  await ben.page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await ben.signsIn();
  await ben.seesBoard();
  await ben.isSynced();
  await ana.seesIn('Ada Bai', 'Interview');
});
