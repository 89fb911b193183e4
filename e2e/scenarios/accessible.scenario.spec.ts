import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { csvOf, twelve } from '../people/files.ts';
import type { Person } from '../people/person.ts';
import { h1, walks } from '../people/places.ts';
import { expect, test } from '../people/test.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNoViolations(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).options({ runOnly: [...tags], resultTypes: ['violations'] }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`,
  );
  expect.soft(found, where).toEqual([]);
}

/** Whether the page scrolls sideways; parts of it may. */
async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(over, `${where}: pixels beyond the screen`).toBeLessThanOrEqual(0);
}

/** Shows the same page in the other language or theme, as the switch on the page does, and waits until it is there. */
async function choose(page: Page, language: 'en' | 'zh', theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(
    ([chosenLanguage, chosenTheme]) => {
      localStorage.setItem('muster:locale', chosenLanguage);
      localStorage.setItem('muster:theme', chosenTheme);
    },
    [language, theme] as const,
  );
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'zh' ? /^zh/ : /^en/);
}

/** Each language and each theme: names depend on the one, contrast on the other. */
const faces = [
  { language: 'en', theme: 'light' },
  { language: 'zh', theme: 'dark' },
] as const;

async function opens(person: Person, path: string): Promise<void> {
  await person.page.goto(new URL(path, person.page.url().replace(/\/p\/([^/]+)\/.*/, '/p/$1/')).href);
}

for (const { language, theme, walk, along } of faces.flatMap((face) =>
  walks.map((along, index) => ({ ...face, walk: index + 1, along })),
)) {
  test(`[WCAG 2.2 AA] axe finds nothing on any page with the sample drive: ${language}, ${theme}, walk ${walk}`, async ({
    ana,
  }) => {
    test.setTimeout(300_000);
    const { page } = ana;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(ana.cable.url);
    await choose(page, 'en', theme);
    await ana.startsTeam();
    await ana.loadsSample();
    await choose(page, language, theme);
    for (const { name, path, ready, then } of along) {
      await test.step(name, async () => {
        await opens(ana, path);
        await ready(page);
        await then?.(page);
        await expectNoViolations(page, `${name}, ${language}, ${theme}`);
      });
    }
  });
}

test('[WCAG 2.2 AA] axe finds nothing on the way in: setting up, first project, invitation, signing in, the account, no such page', async ({
  ana,
  ben,
}) => {
  const { page } = ana;
  for (const { language, theme } of faces) {
    await page.goto(ana.cable.url);
    await choose(page, language, theme);
    await expect(h1(page)).toBeVisible();
    await expectNoViolations(page, `setting up, ${language}, ${theme}`);
  }
  await choose(page, 'en', 'light');
  await ana.startsTeam();
  for (const { language, theme } of faces) {
    await choose(page, language, theme);
    await expect(page.getByRole('listitem').first()).toBeVisible();
    await expectNoViolations(page, `first project, ${language}, ${theme}`);
  }
  const invitation = await ana.hasInvited(ben.email, 'recruiter');
  for (const [name, path, person] of [
    ['invitation', invitation, ben],
    ['signing in', '/sign-in', ben],
    ['forgotten password', '/forgot', ben],
    ['account', '/account', ana],
  ] as const) {
    await person.page.goto(person.cable.url + path);
    for (const { language, theme } of faces) {
      await choose(person.page, language, theme);
      // The token of an invitation is read once and leaves the address.
      if (path === invitation) await person.page.goto(person.cable.url + path);
      await expect(h1(person.page)).toBeVisible();
      await expectNoViolations(person.page, `${name}, ${language}, ${theme}`);
    }
  }
  await page.goto(`${ana.cable.url}/nowhere`);
  for (const { language, theme } of faces) {
    await choose(page, language, theme);
    await expect(h1(page)).toBeVisible();
    await expectNoViolations(page, `no such page, ${language}, ${theme}`);
  }
});

test('[WCAG 2.2 AA] axe finds nothing at any step of an import', async ({ ana }) => {
  const { importing, page } = ana;
  await ana.startsTeam();
  await ana.startsBlank('Hiring for 618', 'Packer');
  await importing.opens();
  await expectNoViolations(page, 'choose a file');
  await importing.chooses(csvOf(twelve, 'Packer'));
  await expectNoViolations(page, 'file');
  for (const step of ['Columns', 'Posts and channel', 'Check']) {
    await importing.goesOn();
    await importing.isAt(step);
    if (step === 'Check') await expect(importing.box.getByText('Coming in')).toBeVisible();
    await expectNoViolations(page, step);
  }
  await importing.imports();
  await expectNoViolations(page, 'done');
});

for (const { language, walk, along } of (['en', 'zh'] as const).flatMap((spoken) =>
  walks.map((places, index) => ({ language: spoken, walk: index + 1, along: places })),
)) {
  test(`[WCAG 1.4.10] at 320 pixels nothing scrolls sideways and axe finds nothing: ${language}, walk ${walk}`, async ({
    ana,
  }) => {
    test.setTimeout(300_000);
    const { page } = ana;
    await ana.startsTeam();
    await ana.loadsSample();
    await page.setViewportSize({ width: 320, height: 640 });
    await choose(page, language, 'light');
    for (const { name, path, ready, then } of along) {
      await test.step(name, async () => {
        await opens(ana, path);
        await ready(page);
        await then?.(page);
        await expectNoSidewaysScroll(page, `${name}, ${language}`);
        // What a narrow screen leaves out or covers is the same in both languages.
        if (language === 'en') await expectNoViolations(page, `${name}, ${language}, 320 px`);
      });
    }
  });
}
