import { expect, test } from '../people/test.ts';

const few = ['Ada Bai', 'Bo Chen', 'Cai Deng'];

test('[S5, R5, R13] an analyst cannot move a card; promoted, he can without a reload; what was refused is explained and kept', async ({
  ana,
  ben,
}) => {
  await ana.startsWith(few);
  const board = new URL(ana.page.url()).pathname;
  await test.step('he is invited on the Team page and follows the link', async () => {
    const link = new URL(await ana.managing.invites(ben.email, 'Analyst'));
    await ben.accepts(link.pathname + link.hash);
    await ben.page.goto(ben.cable.url + board);
    await ben.seesIn('Ada Bai', 'Screening');
    await ben.cannotMove('Ada Bai');
  });

  await test.step('a manager promotes him: the page that he has open lets him', async () => {
    await ana.managing.changesLevel('Ben', 'Recruiter');
    await ben.isTold('Your access level in E-commerce hiring is now: Recruiter.');
    await ben.isSynced();
    await ben.moves('Ada Bai', 'Interview');
    await ana.goesTo('Board');
    await ana.seesIn('Ada Bai', 'Interview');
    await ben.isSynced();
  });

  await test.step('demoted while he works without network: his work is refused, explained, kept', async () => {
    await ben.goesOffline();
    await ben.moves('Bo Chen', 'Offer');
    await ana.managing.changesLevel('Ben', 'Analyst');
    await ana.goesTo('Board');
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
    await ana.managing.acceptsWorkOf('Ben');
    await ana.goesTo('Board');
    await ana.seesIn('Bo Chen', 'Offer');
    await ben.seesIn('Bo Chen', 'Offer');
  });

  await test.step('the audit log tells all of it', async () => {
    await ana.managing.opens('Audit log');
    for (const told of [
      'Ana invited somebody as Analyst',
      'Ben joined as Analyst',
      'Ana changed the access of Ben from Analyst to Recruiter',
      'Ana changed the access of Ben from Recruiter to Analyst',
      'Ana accepted the work of Ben',
    ])
      await expect(ana.managing.page.getByText(told)).toBeVisible();
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
  await ana.managing.removes('Ben');
  ben.cable.plugIn();
  await expect(ben.page.getByRole('heading', { level: 1 })).toHaveText('You are not a member of this team');
  await expect(ben.page.getByText('Ada Bai')).toHaveCount(0);
  await expect.poll(() => ben.hasOnDevice()).toEqual([]);
  await ana.goesTo('Board');
  await ana.seesIn('Ada Bai', 'Screening');
  await ana.managing.acceptsWorkOf('Ben');
  await ana.goesTo('Board');
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
