import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright/test';
import { layCable } from '../people/cable.ts';
import { Person } from '../people/person.ts';
import { expect, test } from '../people/test.ts';
import { backstage, deleteLocalCopies, spoilBoards, untilFull, watchPill } from './databases.ts';

const few = ['Ada Bai', 'Bo Chen', 'Cai Deng', 'Eva Gao'];

/** The app can be opened without the server from here on. */
const isInstalled = async ({ page }: Person): Promise<void> => {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const worker = (await navigator.serviceWorker.ready).active;
    if (worker?.state !== 'activated') await new Promise((done) => worker?.addEventListener('statechange', done));
  });
};

test('[L5] with the server stopped the pill counts what waits, per card, and never says synced', async ({ ana, server }) => {
  await ana.startsWith(few);
  await ana.isSynced();
  const said = await watchPill(ana.page);
  await server.kill();
  await ana.moves('Ada Bai', 'Interview');
  await ana.isOffline();
  await ana.moves('Bo Chen', 'Offer');
  const pill = ana.page.locator('[data-sync]');
  await expect(pill).toHaveText('Offline · 2 changes saved on this device');
  await pill.click();
  const details = ana.page.getByRole('dialog', { name: 'Sync status' });
  await expect(details.getByText('Ada Bai')).toBeVisible();
  await expect(details.getByText('Bo Chen')).toBeVisible();
  await ana.page.keyboard.press('Escape');
  const whileDown = await said();
  expect(
    whileDown.slice(whileDown.findIndex((kind) => !kind.startsWith('synced'))).filter((kind) => kind.startsWith('synced')),
  ).toEqual([]);
  await server.start();
  await ana.isSynced();
  await expect(pill).toHaveText('Synced');
});

test('[L3, L7] server stopped: every page opens from this device in a new tab, and an edit there is kept', async ({
  ana,
  server,
}) => {
  await ana.startsWith(few);
  await ana.isSynced();
  await isInstalled(ana);
  const address = new URL(ana.page.url());
  await server.kill();
  ana.cable.unplug();
  for (const [path, heading] of [
    ['today', 'Today'],
    ['board', 'Board'],
    ['candidates', 'Candidates'],
    ['tasks', 'Tasks'],
    ['standup', 'Stand-up'],
    ['retro', 'Retro'],
    ['numbers', 'Numbers'],
    ['summary', 'Monthly summary'],
    ['project', 'Project'],
    ['settings', 'Settings'],
  ] as const) {
    const tab = await ana.context.newPage();
    await tab.goto(address.href.replace(/\/board.*$/, `/${path}`));
    await expect(tab.getByRole('heading', { level: 1, name: heading }).first()).toBeVisible();
    await expect(tab.locator('[data-sync="offline"]')).toBeVisible();
    await tab.close();
  }
  await ana.page.reload();
  await ana.seesBoard();
  await ana.moves('Cai Deng', 'Interview');
  await expect(ana.page.locator('[data-sync]')).toHaveText('Offline · 1 change saved on this device');
  await ana.page.reload();
  await ana.seesIn('Cai Deng', 'Interview');
});

test('[L5] the browser is closed and opened again without the server: the edits are there, and reach it later', async ({
  server,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'muster-profile-'));
  const cable = await layCable(() => server.url);
  const { launchOptions, locale, viewport } = test.info().project.use;
  const open = async (): Promise<Person> => {
    const context = await chromium.launchPersistentContext(folder, {
      ...launchOptions,
      locale: locale ?? 'en-US',
      viewport: viewport ?? null,
    });
    return new Person('Ana', context, cable, () => server.url, context.pages()[0] ?? (await context.newPage()));
  };
  const ana = await open();
  await ana.startsWith(few);
  await ana.isSynced();
  await isInstalled(ana);
  const address = ana.page.url();
  await ana.goesOffline();
  await ana.moves('Eva Gao', 'Offer');
  await expect(ana.page.locator('[data-sync]')).toHaveText('Offline · 1 change saved on this device');
  await ana.context.close();

  const again = await open();
  await again.page.goto(address);
  await again.seesBoard();
  await again.seesIn('Eva Gao', 'Offer');
  await expect(again.page.locator('[data-sync]')).toHaveText('Offline · 1 change saved on this device');
  await again.comesBack();
  await again.context.close();
  await cable.dispose();
  await rm(folder, { recursive: true, force: true });
});

test('[L2] a corrupt row: the app says so, goes on, and has everything that the server has', async ({ ana }) => {
  await ana.startsWith(few);
  await ana.isSynced();
  const board = ana.page.url();
  await ana.page.goto(backstage(ana.cable.url));
  expect(await spoilBoards(ana.page)).toBe(1);
  await ana.page.goto(board);
  await ana.seesBoard();
  await expect(ana.page.getByText(/the data on this device was damaged/).first()).toBeVisible();
  for (const candidate of few) await ana.seesIn(candidate, 'Screening');
  await ana.isSynced();
  await ana.moves('Ada Bai', 'Offer');
  await ana.isSynced();
  // Repaired: the next time nothing is wrong.
  await ana.page.reload();
  await ana.seesIn('Ada Bai', 'Offer');
  await ana.isSynced();
  await expect(ana.page.getByText(/the data on this device was damaged/)).toHaveCount(0);
});

test('[L2] a corrupt row without the server: what is whole opens, and the rest comes when the server does', async ({ ana }) => {
  await ana.startsWith(few);
  await ana.isSynced();
  await isInstalled(ana);
  const board = ana.page.url();
  await ana.page.goto(backstage(ana.cable.url));
  expect(await spoilBoards(ana.page)).toBe(1);
  ana.cable.unplug();
  await ana.page.goto(board);
  await ana.seesBoard();
  await expect(ana.page.getByText(/the data on this device was damaged/).first()).toBeVisible();
  await ana.comesBack();
  for (const candidate of few) await ana.seesIn(candidate, 'Screening');
});

test('[L2] databases deleted under an open board: editing goes on, and everything is on this device again', async ({ ana }) => {
  await ana.startsWith(few);
  await ana.isSynced();
  await isInstalled(ana);
  const tab = await ana.context.newPage();
  await tab.goto(backstage(ana.cable.url));
  await ana.goesOffline();
  await ana.moves('Ada Bai', 'Interview');
  expect((await deleteLocalCopies(tab)).length).toBeGreaterThanOrEqual(5);
  await ana.moves('Bo Chen', 'Interview');
  await expect(ana.page.locator('[data-sync]')).toHaveText('Offline · 2 changes saved on this device');
  await ana.page.reload();
  await ana.seesIn('Ada Bai', 'Interview');
  await ana.seesIn('Bo Chen', 'Interview');
  await ana.seesIn('Cai Deng', 'Screening');
  await ana.comesBack();
});

test('[L6] the device is full: the pill says so, leaving is held back, a copy can be saved, and nothing is lost', async ({
  ana,
}) => {
  await ana.startsWith(few);
  await ana.isSynced();
  await isInstalled(ana);
  const devtools = await ana.context.newCDPSession(ana.page);
  const origin = new URL(ana.cable.url).origin;
  const tab = await ana.context.newPage();
  await tab.goto(backstage(ana.cable.url));
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await untilFull(tab);
  await ana.goesOffline();
  await ana.moves('Ada Bai', 'Interview');
  const pill = ana.page.locator('[data-sync]');
  await expect(pill).toHaveAttribute('data-sync', 'not-saved');
  await expect(pill).toHaveText('Not saved on this device');

  await pill.click();
  const downloading = ana.page.waitForEvent('download');
  await ana.page.getByRole('dialog', { name: 'Sync status' }).getByRole('button', { name: 'Save a copy' }).click();
  const copy = await (await downloading).createReadStream();
  let text = '';
  for await (const chunk of copy) text += String(chunk);
  expect(text).toContain('Ada Bai');
  await ana.page.keyboard.press('Escape');

  let held = false;
  ana.page.once('dialog', (dialog) => {
    held = dialog.type() === 'beforeunload';
    void dialog.dismiss();
  });
  await ana.page.close({ runBeforeUnload: true });
  await expect.poll(() => held).toBe(true);

  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await expect(pill).toHaveText('Offline · 1 change saved on this device', { timeout: 40_000 });
  await ana.page.reload();
  await ana.seesIn('Ada Bai', 'Interview');
  await ana.comesBack();
});

test('[L4] two tabs of one person share edits at once without the network, and agree on what waits', async ({ ana }) => {
  await ana.startsWith(few);
  await ana.isSynced();
  const tab = new Person('Ana', ana.context, ana.cable, ana.serverUrl, await ana.context.newPage());
  await tab.page.goto(ana.page.url());
  await tab.seesBoard();
  await tab.isSynced();
  await ana.goesOffline();
  await tab.isOffline();
  await ana.moves('Ada Bai', 'Interview');
  await tab.seesIn('Ada Bai', 'Interview');
  await tab.moves('Bo Chen', 'Offer');
  await ana.seesIn('Bo Chen', 'Offer');
  for (const { page } of [ana, tab])
    await expect(page.locator('[data-sync]')).toHaveText('Offline · 2 changes saved on this device');
  ana.cable.plugIn();
  await ana.isSynced();
  await tab.isSynced();
});

test('[L4] two accounts of one browser share nothing: neither with the network nor without it', async ({ ana, ben }) => {
  await ana.startsWith(few);
  await ana.isSynced();
  await isInstalled(ana);
  const board = ana.page.url();
  // Ben may not read names; Ana's copy on this device has them all.
  const link = await ana.hasInvited(ben.email, 'viewer');
  // He takes over the machine, and Ana has not signed out.
  const here = new Person('Ben', ana.context, ana.cable, ana.serverUrl, await ana.context.newPage());
  await here.accepts(link);
  await here.page.goto(board);
  await here.seesBoard();
  await here.isSynced();
  await expect(here.page.getByText('Ada Bai')).toHaveCount(0);
  await here.goesOffline();
  await here.page.reload();
  await here.seesBoard();
  await here.isOffline();
  await expect(here.page.getByText('Ada Bai')).toHaveCount(0);
});
