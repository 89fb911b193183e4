import { expect, type Browser, type BrowserContext, type Locator, type Page } from 'playwright/test';
import { layCable, type Cable } from './cable.ts';

export const stages = [
  'Requirement confirmation',
  'Resume screening',
  'Interview and evaluation',
  'Offer',
  'Onboarding follow-up',
] as const;
export type Stage = (typeof stages)[number];

/** The cards of each column, top to bottom, by the name on them. */
export type BoardAsSeen = Record<Stage, string[]>;

/** A recruiter with a browser of their own. Verbs are what people do; each waits for its effect on their own screen. */
export class Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly cable: Cable;
  page: Page;

  constructor(name: string, context: BrowserContext, cable: Cable, page: Page) {
    this.name = name;
    this.context = context;
    this.cable = cable;
    this.page = page;
  }

  // — arriving —

  async startsTeam(): Promise<void> {
    await this.page.goto(this.cable.url);
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(this.name);
    await this.page.getByRole('button', { name: 'Start a new team' }).click();
    await expect(this.page.getByRole('heading', { name: 'Where do you want to start?' })).toBeVisible();
  }

  async startsBlank(project: string, requisition: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Start blank' }).click();
    await this.page.getByRole('textbox', { name: 'Project name' }).fill(project);
    await this.page.getByRole('textbox', { name: 'First post' }).fill(requisition);
    await this.page.getByRole('button', { name: 'Open the board' }).click();
    await this.seesBoard();
  }

  async loadsSample(): Promise<void> {
    await this.page.getByRole('button', { name: /sample data/ }).click();
    await this.seesBoard();
  }

  /** Follows an address that a colleague sent, over one's own cable. */
  async joins(address: string): Promise<void> {
    await this.page.goto(this.cable.url + new URL(address).pathname);
    const nameField = this.page.getByRole('textbox', { name: 'Your name' });
    await nameField.fill(this.name);
    await nameField.press('Enter');
  }

  async seesBoard(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: 'Board' })).toBeVisible();
  }

  // — the board —

  card(candidate: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(`^(Selected, )?${candidate}(,|$)`) });
  }

  async readsBoard(): Promise<BoardAsSeen> {
    const seen = {} as BoardAsSeen;
    for (const stage of stages) {
      const items = this.page.getByRole('list', { name: `Cards in ${stage}`, exact: true }).getByRole('listitem');
      seen[stage] = await items.evaluateAll((found) =>
        found
          .map((item) => ({
            place: Number(item.getAttribute('aria-posinset')),
            name: item.querySelector('h3')?.textContent ?? '',
          }))
          .sort((a, b) => a.place - b.place)
          .map((item) => item.name),
      );
    }
    return seen;
  }

  /** Presses keys with the card in focus, as one would. */
  async pressesOn(candidate: string, ...keys: string[]): Promise<void> {
    await this.card(candidate).focus();
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async moves(candidate: string, to: Stage): Promise<void> {
    await this.pressesOn(candidate, 'm');
    await this.page.getByRole('menuitem', { name: to }).first().click();
    await this.seesIn(candidate, to);
  }

  async seesIn(candidate: string, stage: Stage): Promise<void> {
    await expect(
      this.page
        .getByRole('list', { name: `Cards in ${stage}`, exact: true })
        .getByRole('heading', { name: candidate, exact: true }),
    ).toBeVisible();
  }

  async opens(candidate: string): Promise<void> {
    await this.pressesOn(candidate, 'Enter');
    await expect(this.panel.getByRole('heading', { name: candidate }).first()).toBeVisible();
  }

  get panel(): Locator {
    return this.page.getByRole('complementary', { name: /^(Candidate|Requisition) });
  }

  // — the network —

  async isSynced(): Promise<void> {
    await expect(this.page.locator('[data-sync="synced"]').first()).toBeVisible({ timeout: 30_000 });
  }

  async isOffline(): Promise<void> {
    await expect(this.page.locator('[data-sync="offline"]').first()).toBeVisible();
  }

  async goesOffline(): Promise<void> {
    this.cable.unplug();
    await this.isOffline();
  }

  async comesBack(): Promise<void> {
    this.cable.plugIn();
    await this.isSynced();
  }
}

/** A person at a desk: a new browser profile and a cable to the server. */
export async function seat(
  browser: Browser,
  name: string,
  serverUrl: () => string,
  options: { locale?: string } = {},
): Promise<Person> {
  const cable = await layCable(serverUrl);
  const context = await browser.newContext(options);
  return new Person(name, context, cable, await context.newPage());
}
