import type { Page } from 'playwright/test';
import { expect, test } from '../people/test.ts';

const few = ['白晓彤', '陈嘉禾', '邓子轩'] as const;

/** Keeps a list of everything that any live region of the page has said of the pill since. */
async function listenToPill(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    const regions = '[aria-live], [role=status], [role=alert]';
    new MutationObserver((changes) => {
      const changed = new Set(
        changes.flatMap(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(regions) ?? []),
      );
      for (const region of changed) {
        const words = region.textContent.trim();
        if (/offline|sync/i.test(words)) said.push(words);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { regionsSaid: said });
  });
  return () => page.evaluate(() => (window as unknown as { regionsSaid: string[] }).regionsSaid);
}

test('the pill tells each change of its state once, aloud too; numbers that go up are not told', async ({ ana }) => {
  await ana.startsWith(few);
  await ana.isSynced();
  const said = await listenToPill(ana.page);
  await ana.goesOffline();
  for (const candidate of few) await ana.moves(candidate, 'Interview');
  await expect(ana.pill).toHaveText('Offline · 3 changes saved on this device');
  expect(await said()).toEqual(['Offline · you can go on editing']);
  await ana.comesBack();
  await expect.poll(async () => (await said()).at(-1)).toBe('Synced');
  // Between the two it may be seen at work, once.
  expect((await said()).filter((words) => !/^Syncing/.test(words))).toEqual(['Offline · you can go on editing', 'Synced']);
  expect((await said()).length).toBeLessThanOrEqual(3);
});

test('[L5] leaving is not held back when everything is on this device, although nothing of it is on the server', async ({
  ana,
}) => {
  await ana.startsWith(few);
  await ana.isSynced();
  const address = ana.page.url();
  await ana.goesOffline();
  await ana.moves('白晓彤', 'Interview');
  await expect(ana.pill).toHaveText('Offline · 1 change saved on this device');
  const asked: string[] = [];
  ana.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  const closed = ana.page.waitForEvent('close');
  await ana.page.close({ runBeforeUnload: true });
  await closed;
  expect(asked).toEqual([]);

  ana.page = await ana.context.newPage();
  await ana.page.goto(address);
  await ana.seesIn('白晓彤', 'Interview');
  await expect(ana.pill).toHaveText('Offline · 1 change saved on this device');
});

test('[L5] 中文: the pill names what waits, per card', async ({ ana }) => {
  await ana.startsWith(few);
  await ana.isSynced();
  await ana.goesOffline();
  await ana.moves('白晓彤', 'Interview');
  await ana.moves('白晓彤', 'Offer');
  await ana.moves('陈嘉禾', 'Interview');
  await ana.page.getByRole('button', { name: /切换到中文/ }).click();
  await expect(ana.pill).toHaveText('离线 · 3 项改动已存于本机');
  await ana.pill.click();
  const details = ana.page.getByRole('dialog', { name: '同步状态' });
  await expect(details.getByRole('heading', { name: '等待同步' })).toBeVisible();
  await expect(details.getByRole('listitem')).toHaveText([/白晓彤\s*候选人 · 2 项改动/, /陈嘉禾\s*候选人 · 1 项改动/]);
  await expect(details).toContainText('现在连接不到服务器');
});
