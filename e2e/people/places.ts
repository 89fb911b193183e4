import type { Page } from 'playwright/test';
import { expect } from 'playwright/test';

/** The side panel, which is a dialog where it covers the screen. */
const panelOf = (page: Page) =>
  page.getByRole('complementary', { name: panelName }).or(page.getByRole('dialog', { name: panelName }));
const panelName = /^(Candidate|Requisition|候选人|招聘需求)$/;

export const h1 = (page: Page) => page.getByRole('heading', { level: 1 }).first();

/** A place of the app: its path in a project, how one knows that it is there, and what is done there before one looks. */
interface Place {
  name: string;
  path: string;
  ready: (page: Page) => Promise<void>;
  then?: (page: Page) => Promise<void>;
}

/** Every place that has an address, and those that open over it. One may build on the one before. */
const places: readonly Place[] = [
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

const half = places.findIndex(({ path }) => path.startsWith('numbers'));
/** All places in two walks, so that they can be walked side by side. */
export const walks = [places.slice(0, half), places.slice(half)];
