import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { csvOf, twelve } from '../people/files.ts';
import type { Person } from '../people/person.ts';
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

/** The side panel, which is a dialog where it covers the screen. */
const panelOf = (page: Page) =>
  page.getByRole('complementary', { name: panelName }).or(page.getByRole('dialog', { name: panelName }));
const panelName = /^(Candidate|Requisition|候选人|招聘需求)$/;

const h1 = (page: Page) => page.getByRole('heading', { level: 1 }).first();

/** Every place of the app that has an address, and those that open over it. */
const places: readonly {
  name: string;
  path: string;
  ready: (page: Page) => Promise<void>;
  then?: (page: Page) => Promise<void>;
}[] = [
  { name: 'today', path: 'today', ready: (page) => expect(h1(page)).toBeVisible() },
  { name: 'board', path: 'board', ready: (page) => expect(page.getByRole('article').first()).toBeVisible() },
  { name: 'board in lanes', path: 'board?lanes=owner', ready: (page) => expect(page.getByRole('article').first()).toBeVisible() },
  { name: 'candidates', path: 'candidates', ready: (page) => expect(page.locator('[data-row]').first()).toBeVisible() },
  ...['kickoff', 'risks', 'decisions', 'announcements'].map((part) => ({
    name: `project: ${part}`,
    path: `project?part=${part}`,
    ready: (page: Page) => expect(page.locator('main h2').first()).toBeVisible(),
  })),
  ...(['risks', 'decisions'] as const).map((part) => ({
    name: `project: one of its ${part}`,
    path: `project?part=${part}`,
    ready: (page: Page) => expect(page.locator('main a[href*="open="]').first()).toBeVisible(),
    then: async (page: Page) => {
      await page.locator('main a[href*="open="]').first().click();
      await expect(page.locator('main section h3').first()).toBeVisible();
    },
  })),
  {
    name: 'project: announcing',
    path: 'project?part=announcements',
    ready: (page) => expect(page.locator('main article').first()).toBeVisible(),
    then: async (page) => {
      await page.locator('main button.primary').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'stand-up',
    path: 'standup',
    ready: (page) => expect(page.getByRole('region').first()).toBeVisible(),
    then: async (page) => {
      await page.locator('.done button').first().click();
      await page.keyboard.type('618 #');
    },
  },
  {
    name: 'stand-up, live',
    path: 'standup?view=live',
    ready: (page) => expect(page.getByRole('button', { name: /^(Start the stand-up|开始站会)$/ })).toBeVisible(),
    then: async (page) => {
      await page.getByRole('button', { name: /^(Start the stand-up|开始站会)$/ }).click();
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await page.getByRole('button', { name: /^(Next|下一位)/ }).click();
      await expect(page.locator('[data-state="speaking"]')).toBeVisible();
    },
  },
  {
    name: 'stand-up, on the wall',
    path: 'standup?view=wall',
    ready: (page) => expect(page.getByRole('timer')).toBeVisible(),
  },
  { name: 'tasks', path: 'tasks?who=all', ready: (page) => expect(page.locator('[data-task]').first()).toBeVisible() },
  {
    name: 'tasks on their board',
    path: 'tasks?who=all&view=board',
    ready: (page) => expect(page.locator('[data-task]').first()).toBeVisible(),
  },
  {
    name: 'side panel of a task',
    path: 'tasks?who=all',
    ready: (page) => expect(page.locator('[data-task]').first()).toBeVisible(),
    then: async (page) => {
      await page.locator('[data-task] [data-focus]').first().focus();
      await page.keyboard.press('Enter');
      await expect(page.locator('[data-panel] textarea')).toBeVisible();
    },
  },
  { name: 'goals', path: 'project?part=goals', ready: (page) => expect(page.getByRole('progressbar').first()).toBeVisible() },
  { name: 'progress', path: 'project?part=progress', ready: (page) => expect(page.locator('main table').first()).toBeAttached() },
  ...['overview', 'sources', 'costs', 'workload', 'forecast'].map((part) => ({
    name: `numbers: ${part}`,
    path: `numbers?part=${part}`,
    ready: (page: Page) => expect(page.locator('main section').first()).toBeVisible(),
  })),
  {
    name: 'numbers: an explanation',
    path: 'numbers?explain=arrival-rate',
    ready: (page) => expect(page.locator('summary').first()).toBeVisible(),
  },
  {
    name: 'numbers: as tables',
    path: 'numbers',
    ready: (page) => expect(page.locator('main section button[aria-pressed]').first()).toBeVisible(),
    then: async (page) => {
      const switches = page.locator('main section button[aria-pressed]');
      for (let nth = 0; nth < (await switches.count()); nth += 1) await switches.nth(nth).click();
      await expect(page.locator('main section table').first()).toBeVisible();
    },
  },
  { name: 'numbers: on the wall', path: 'numbers?wall=1', ready: (page) => expect(page.getByRole('dialog')).toBeVisible() },
  {
    name: 'retro, not begun',
    path: 'retro',
    ready: (page) => expect(page.getByRole('radio').first()).toBeAttached(),
  },
  {
    name: 'retro, cards and groups',
    path: 'retro',
    ready: (page) => expect(page.locator('form button[type=submit], [aria-current="step"]').first()).toBeVisible(),
    then: async (page) => {
      if (!(await page.locator('[aria-current="step"]').isVisible())) await page.locator('main form button.primary').click();
      const phases = page.locator('section.bar');
      await page.locator('section.column textarea').first().fill('618');
      await page.keyboard.press('Enter');
      if ((await phases.locator('[aria-current="step"] .mark').textContent()) === '1') {
        await phases.locator('button.primary').click();
        await page.getByRole('dialog').locator('button[type=submit]').click();
      }
      await expect(page.locator('article[data-card]').first()).toBeVisible();
    },
  },
  {
    name: 'retro, voting, discussing and acting',
    path: 'retro',
    ready: (page) => expect(page.locator('section.bar button.primary')).toBeVisible(),
    then: async (page) => {
      const next = page.locator('section.bar button.primary');
      while ((await page.locator('main nav [aria-current="step"]').count()) === 0 && (await next.isVisible())) await next.click();
      await expect(page.locator('main').getByRole('textbox').first()).toBeVisible();
    },
  },
  { name: 'monthly summary', path: 'summary', ready: (page) => expect(page.getByRole('table').first()).toBeVisible() },
  { name: 'settings', path: 'settings', ready: (page) => expect(h1(page)).toBeVisible() },
  { name: 'team', path: 'team', ready: (page) => expect(page.locator('main li a').first()).toBeVisible() },
  ...['duties', 'matrix', 'invitations', 'set-aside', 'log'].map((part) => ({
    name: `team: ${part}`,
    path: `team?part=${part}`,
    ready: (page: Page) => expect(page.locator('main h2').first()).toBeVisible(),
  })),
  {
    name: 'team: inviting',
    path: 'team',
    ready: (page) => expect(page.locator('main button').first()).toBeVisible(),
    then: async (page) => {
      await page.locator('main button.primary').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'team: a member',
    path: 'team',
    ready: (page) => expect(page.locator('main li a').first()).toBeVisible(),
    then: async (page) => {
      await page.locator('main .people a').first().click();
      await expect(page.locator('main section h2')).toBeVisible();
    },
  },
  { name: 'new requisition', path: 'board?new=requisition', ready: (page) => expect(page.getByRole('dialog')).toBeVisible() },
  { name: 'new person', path: 'board?new=person', ready: (page) => expect(page.getByRole('dialog')).toBeVisible() },
  { name: 'import', path: 'board?import=1', ready: (page) => expect(page.getByRole('dialog')).toBeVisible() },
  {
    name: 'command palette',
    path: 'today',
    ready: (page) => expect(h1(page)).toBeVisible(),
    then: async (page) => {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'keys',
    path: 'today',
    ready: (page) => expect(h1(page)).toBeVisible(),
    then: async (page) => {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'side panel of a candidate',
    path: 'board',
    ready: (page) => expect(page.getByRole('article').first()).toBeVisible(),
    then: async (page) => {
      await page.locator('[data-stage="interview"] article').first().focus();
      await page.keyboard.press('Enter');
      await expect(panelOf(page).locator('textarea')).toBeVisible();
    },
  },
  {
    name: 'side panel of a requisition',
    path: 'board',
    ready: (page) => expect(page.getByRole('article').first()).toBeVisible(),
    then: async (page) => {
      await page.locator('[data-stage="requirement"] article').first().focus();
      await page.keyboard.press('Enter');
      await expect(panelOf(page).locator('textarea')).toBeVisible();
    },
  },
  {
    name: 'menu of a card',
    path: 'board',
    ready: (page) => expect(page.getByRole('article').first()).toBeVisible(),
    then: async (page) => {
      await page.locator('[data-stage="interview"] article').first().focus();
      await page.keyboard.press('m');
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
];

async function opens(person: Person, path: string): Promise<void> {
  await person.page.goto(new URL(path, person.page.url().replace(/\/p\/([^/]+)\/.*/, '/p/$1/')).href);
}

/** All places in two walks, so that they can be walked side by side. Within a walk a place may build on the one before. */
const half = places.findIndex(({ path }) => path.startsWith('numbers'));
const walks = [places.slice(0, half), places.slice(half)];

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

for (const [walk, along] of walks.entries())
  test(`[WCAG 1.4.10] at 320 pixels nothing scrolls sideways and axe finds nothing: walk ${walk + 1}`, async ({ ana }) => {
    test.setTimeout(300_000);
    const { page } = ana;
    await ana.startsTeam();
    await ana.loadsSample();
    await page.setViewportSize({ width: 320, height: 640 });
    for (const language of ['en', 'zh'] as const) {
      await choose(page, language, 'light');
      for (const { name, path, ready, then } of along) {
        await test.step(`${name}, ${language}`, async () => {
          await opens(ana, path);
          await ready(page);
          await then?.(page);
          await expectNoSidewaysScroll(page, `${name}, ${language}`);
          // What a narrow screen leaves out or covers is the same in both languages.
          if (language === 'en') await expectNoViolations(page, `${name}, ${language}, 320 px`);
        });
      }
    }
  });
