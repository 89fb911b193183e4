/**
 * Photographs every screen, for whoever judges the look: `pnpm pictures [folder]`. Needs a built web app. Widths 1440, 1366 and 390,
 * light and dark, 中文 and English; the picture of the README is one of them.
 */
import { copyFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright/test';
import { password, seat } from '../people/person.ts';
import { startServer } from '../people/server.ts';

const folder = process.argv[2] ?? join(tmpdir(), 'muster-pictures');
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const widths = [1440, 1366, 390];
const pages = ['today', 'board', 'candidates', 'tasks', 'standup', 'retro', 'numbers', 'summary', 'project', 'team', 'settings'];

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
});
try {
  for (const locale of ['zh-CN', 'en-US'])
    for (const colorScheme of ['light', 'dark'] as const) await photograph(browser, locale, colorScheme);
  await copyFile(join(folder, 'board-zh-CN-light-1440.png'), join(import.meta.dirname, 'board.png'));
  console.log(`Pictures are in ${folder}.`);
} finally {
  await browser.close();
}

/** On a server of its own: its first visitor makes the team. */
async function photograph(with_: Browser, locale: string, colorScheme: 'light' | 'dark'): Promise<void> {
  const server = await startServer();
  const chinese = locale === 'zh-CN';
  const person = await seat(with_, chinese ? '李娜' : 'Ana', () => server.url, {
    locale,
    colorScheme,
    timezoneId: 'Asia/Shanghai',
  });
  const { page } = person;
  const take = async (name: string, width: number): Promise<void> => {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 820 });
    await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)));
    await page.screenshot({ path: join(folder, `${name}-${locale}-${colorScheme}-${width}.png`), animations: 'disabled' });
  };

  await page.goto(person.cable.url);
  const [team, name, email] = [0, 1, 2].map((nth) => page.getByRole('textbox').nth(nth));
  await team?.fill(chinese ? '电商招聘一组' : 'E-commerce hiring');
  await name?.fill(person.name);
  await email?.fill('lin@example.com');
  await page.locator('input[type=password]').fill(password);
  for (const width of widths) await take('setup', width);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForURL(/\/t\//);
  await page.getByRole('button', { name: chinese ? /示例/ : /sample data/ }).click();
  await page.locator('article[data-card]').first().waitFor();
  await person.isSynced();
  const home = page.url().replace(/board.*$/, '');
  for (const [name, level] of chinese
    ? ([
        ['周敏', 'recruiter'],
        ['林静', 'analyst'],
        ['赵强', 'interviewer'],
      ] as const)
    : ([
        ['Ben', 'recruiter'],
        ['Cleo', 'analyst'],
        ['Dora', 'interviewer'],
      ] as const)) {
    const colleague = await seat(with_, name, () => server.url, { locale, colorScheme });
    await colleague.page.goto(colleague.cable.url + (await person.hasInvited(`${level}@example.com`, level)));
    await colleague.page.getByRole('textbox').first().fill(name);
    await colleague.page.locator('input[type=password]').fill(password);
    await colleague.page.keyboard.press('Enter');
    await colleague.page.waitForURL(/\/t\//);
    await colleague.isSynced();
    await colleague.context.close();
    await colleague.cable.dispose();
  }
  for (const name of pages) {
    await page.goto(home + name);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await person.isSynced();
    for (const width of widths) await take(name, width);
  }
  await page.setViewportSize({ width: 1440, height: 820 });
  for (const [name, stage] of [
    ['requisition', 0],
    ['candidate', 1],
  ] as const) {
    await page.goto(`${home}board`);
    await page
      .getByRole('list')
      .filter({ has: page.locator('article[data-card]') })
      .nth(stage)
      .locator('article')
      .nth(2)
      .focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/application=|requisition=/);
    for (const width of widths) await take(name, width);
  }
  for (const [name, path] of [
    ['account', '/account'],
    ['join', await person.hasInvited('wu@example.com', 'recruiter')],
  ] as const) {
    const guest = name === 'join' ? await (await with_.newContext({ locale, colorScheme })).newPage() : page;
    await guest.goto(person.cable.url + path);
    await guest.getByRole('heading', { level: 1 }).first().waitFor();
    for (const width of widths) {
      await guest.setViewportSize({ width, height: width < 500 ? 844 : 820 });
      await guest.screenshot({
        path: join(folder, `${name}-${locale}-${colorScheme}-${width}.png`),
        animations: 'disabled',
        fullPage: true,
      });
    }
    if (guest !== page) await guest.context().close();
  }
  await page.goto(`${home}candidates?import=1`);
  await page.getByRole('dialog').waitFor();
  for (const width of widths) await take('import', width);
  await person.context.close();
  await person.cable.dispose();
  await server.dispose();
}
