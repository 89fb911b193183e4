import { expect, type Browser, type BrowserContext, type BrowserContextOptions, type Locator, type Page } from 'playwright/test';
import { layCable, type Cable } from './cable.ts';
import { csvOf } from './files.ts';
import { ImportDialog } from './import-dialog.ts';
import { Panel } from './panel.ts';
import { ProjectPage } from './project-page.ts';
import { StandupPage } from './standup-page.ts';
import { TeamPage } from './team-page.ts';

const stages = ['Requirement', 'Screening', 'Interview', 'Offer', 'Onboarding'] as const;
export type Stage = (typeof stages)[number];

export type Level = 'manager' | 'recruiter' | 'support' | 'analyst' | 'interviewer' | 'viewer';

/** Everybody's, so that whoever looks at a failed test can sign in too. */
export const password = 'a long way to 618';

/** The cards of each column, top to bottom, by the name on them. */
export type BoardAsSeen = Record<Stage, string[]>;

/** A recruiter with a browser of their own. Verbs are what people do; each waits for its effect on their own screen. */
export class Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly cable: Cable;
  /** The server's own address, beside all cables. */
  readonly serverUrl: () => string;
  page: Page;

  constructor(name: string, context: BrowserContext, cable: Cable, serverUrl: () => string, page: Page) {
    this.name = name;
    this.serverUrl = serverUrl;
    this.context = context;
    this.cable = cable;
    this.page = page;
  }

  // — arriving —

  get email(): string {
    return `${this.name.toLowerCase().replaceAll(' ', '.')}@example.com`;
  }

  /** The first visit of an empty server. */
  async startsTeam(): Promise<void> {
    await this.page.goto(this.cable.url);
    await this.page.getByRole('textbox', { name: 'Team name' }).fill('E-commerce hiring');
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(this.name);
    await this.page.getByRole('textbox', { name: 'E-mail' }).fill(this.email);
    await this.page.locator('input[type=password]').fill(password);
    await this.page.getByRole('button', { name: 'Create the team' }).click();
    await expect(this.page.getByRole('heading', { name: 'Where do you want to start?' })).toBeVisible();
  }

  get team(): string {
    return /\/t\/([^/?#]+)/.exec(this.page.url())?.[1] ?? '';
  }

  /** Makes an invitation without the mouse work, and answers the link's path. Works without one's own cable. */
  async hasInvited(email: string, level: Level): Promise<string> {
    const request = { email, level, projects: 'all', language: 'en' };
    const made = await this.#asks('POST', `/teams/${this.team}/invitations`, request);
    const { invitation } = made as { invitation: { token: string } };
    return `/join#${invitation.token}`;
  }

  async #asks(method: 'GET' | 'POST' | 'PATCH', path: string, data?: object): Promise<unknown> {
    const answer = await this.context.request.fetch(`${this.serverUrl()}/api${path}`, {
      method,
      headers: { origin: this.serverUrl() },
      ...(data !== undefined && { data }),
    });
    expect(answer.ok(), `${method} ${path} answered ${answer.status()}`).toBe(true);
    return answer.json();
  }

  /** Takes a member off every project of the team, from another device. */
  async takesOffProjects(colleague: Person): Promise<void> {
    const { members } = (await this.#asks('GET', `/teams/${this.team}`)) as { members: { user: string; email: string }[] };
    const user = members.find(({ email }) => email === colleague.email)?.user ?? '';
    await this.#asks('PATCH', `/teams/${this.team}/members/${user}`, { projects: [] });
  }

  /** From another device. */
  async endsAllSessions(): Promise<void> {
    await this.#asks('POST', '/auth/revoke-sessions', {});
  }

  async signsOut(): Promise<void> {
    await this.page.getByRole('button', { name: /^Me: / }).click();
    await this.page.getByRole('menuitem', { name: /^Sign out/ }).click();
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Sign out/ })
      .click();
  }

  /** The documents that are kept on this device. */
  hasOnDevice(): Promise<string[]> {
    return this.page.evaluate(async () =>
      (await indexedDB.databases()).flatMap(({ name = '' }) => (name.startsWith('muster/') ? [name] : [])),
    );
  }

  /** Follows an invitation, over one's own cable. */
  async accepts(link: string): Promise<void> {
    await this.page.goto(this.cable.url + link);
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(this.name);
    await this.page.locator('input[type=password]').fill(password);
    await this.page.getByRole('button', { name: 'Join the team' }).click();
    await this.page.waitForURL(/\/t\//);
  }

  async signsIn(): Promise<void> {
    await this.page.getByRole('textbox', { name: 'E-mail' }).fill(this.email);
    await this.page.locator('input[type=password]').fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  async startsBlank(project: string, requisition: string, headcount = 1): Promise<void> {
    await this.page.getByRole('button', { name: 'Start blank' }).click();
    await this.page.getByRole('textbox', { name: 'Project name' }).fill(project);
    await this.page.getByRole('textbox', { name: 'First post' }).fill(requisition);
    await this.page.getByRole('spinbutton', { name: 'Headcount' }).fill(String(headcount));
    await this.page.getByRole('button', { name: 'Open the board' }).click();
    await this.seesBoard();
  }

  async loadsSample(): Promise<void> {
    await this.page.getByRole('button', { name: /sample data/ }).click();
    await this.seesBoard();
  }

  /** A team with a small board: every candidate in screening, top to bottom as given. */
  async startsWith(candidates: readonly string[], post = 'Packer'): Promise<void> {
    await this.startsTeam();
    await this.startsBlank('Hiring for 618', post, 20);
    await this.importing.opens();
    await this.importing.chooses(csvOf(candidates, post));
    await this.importing.agrees();
    await this.importing.imports();
    await this.importing.isDone();
    for (const candidate of candidates) await this.seesIn(candidate, 'Screening');
  }

  /** Is invited by a colleague, joins, and opens the address that they are at, over one's own cable. */
  async joinsBoardOf(colleague: Person, level: Level = 'recruiter'): Promise<void> {
    await this.accepts(await colleague.hasInvited(this.email, level));
    const { pathname, search } = new URL(colleague.page.url());
    await this.page.goto(this.cable.url + pathname + search);
    await this.seesBoard();
    await this.isSynced();
  }

  async goesTo(page: 'Today' | 'Board' | 'Candidates' | 'Stand-up' | 'Team' | 'Settings'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: page }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: page }).first()).toBeVisible();
  }

  async seesBoard(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: 'Board' }).first()).toBeVisible();
  }

  // — the board —

  card(candidate: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(`^(Selected, )?${candidate}(,|$)`) });
  }

  column(stage: Stage): Locator {
    return this.page.getByRole('region', { name: stage, exact: true });
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

  /** How many cards each column says it has. */
  async countsCards(): Promise<Record<Stage, number>> {
    const counted = {} as Record<Stage, number>;
    for (const stage of stages) {
      const words = await this.column(stage).locator('.count').first().textContent();
      counted[stage] = Number((words ?? '').replaceAll(',', ''));
    }
    return counted;
  }

  /** Presses keys with the card in focus, as one would. */
  async pressesOn(candidate: string, ...keys: string[]): Promise<void> {
    await this.card(candidate).focus();
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async moves(candidate: string, to: Stage): Promise<void> {
    await this.pressesOn(candidate, 'm');
    await this.page.getByRole('menuitemradio', { name: to, exact: true }).click();
    await this.seesIn(candidate, to);
  }

  /** Neither by key nor by menu. */
  async cannotMove(candidate: string): Promise<void> {
    await this.card(candidate).focus();
    await this.page.keyboard.press('m');
    await expect(this.page.getByRole('menuitemradio', { name: 'Offer', exact: true })).toHaveCount(0);
  }

  async addsCandidate(candidate: string, requisition: string): Promise<void> {
    await this.page.keyboard.press('p');
    const dialog = this.page.getByRole('dialog', { name: 'Add a candidate' });
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(candidate);
    await dialog.getByRole('combobox', { name: 'Applies to' }).selectOption(requisition);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** Chooses cards one by one, and moves them together from the bar that appears. */
  async movesTogether(candidates: readonly string[], to: Stage): Promise<void> {
    await this.selects(candidates);
    await this.page.getByRole('region', { name: 'Bulk actions' }).getByRole('button', { name: 'Move', exact: true }).click();
    await this.page.getByRole('menuitemradio', { name: to, exact: true }).click();
    for (const candidate of candidates) await this.seesIn(candidate, to);
    await this.page.getByRole('button', { name: 'Clear selection' }).click();
  }

  async rejectsTogether(candidates: readonly string[], reason: string): Promise<void> {
    await this.selects(candidates);
    await this.pressesOn(candidates[0] ?? '', 'r');
    const dialog = this.page.getByRole('dialog', { name: /leaves? the board$/ });
    await dialog.getByRole('radio', { name: reason }).check();
    await dialog.getByRole('button', { name: 'Mark as Rejected' }).click();
    await expect(dialog).toBeHidden();
    for (const candidate of candidates) await expect(this.card(candidate)).toBeHidden();
  }

  async selects(candidates: readonly string[]): Promise<void> {
    for (const candidate of candidates) await this.pressesOn(candidate, 'x');
    await expect(this.page.getByText(`${candidates.length} selected`).first()).toBeVisible();
  }

  async undoes(): Promise<void> {
    await this.page.keyboard.press('Control+z');
  }

  /** Words that appear at the edge of the screen. */
  async isTold(words: string | RegExp): Promise<void> {
    await expect(this.page.locator('.toast').filter({ hasText: words })).toBeVisible();
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
    await expect(this.panel.field('Name')).toHaveText(candidate);
  }

  get panel(): Panel {
    return new Panel(this.page);
  }

  get managing(): TeamPage {
    return new TeamPage(this.page);
  }

  get project(): ProjectPage {
    return new ProjectPage(this.page);
  }

  get standup(): StandupPage {
    return new StandupPage(this.page);
  }

  get importing(): ImportDialog {
    return new ImportDialog(this.page);
  }

  // — the network —

  get pill(): Locator {
    return this.page.locator('button[data-sync]').first();
  }

  async isSynced(): Promise<void> {
    await expect(this.page.locator('[data-sync="synced"]').first()).toBeVisible({ timeout: 30_000 });
  }

  async isOffline(): Promise<void> {
    await expect(this.page.locator('[data-sync="offline"]').first()).toBeVisible();
  }

  /** The first visit is over: the whole app is on this device, also the parts that were not used yet. */
  async hasAppOnDevice(): Promise<void> {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 60_000 });
  }

  async goesOffline(): Promise<void> {
    await this.hasAppOnDevice();
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
  options: BrowserContextOptions = {},
): Promise<Person> {
  const cable = await layCable(serverUrl);
  const context = await browser.newContext(options);
  return new Person(name, context, cable, serverUrl, await context.newPage());
}
