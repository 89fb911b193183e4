import { expect, type Locator, type Page } from 'playwright/test';

type Part = 'Kick-off' | 'Risks' | 'Decisions' | 'Announcements';

/** The page on which a project is agreed on. */
export class ProjectPage {
  readonly #page: Page;
  constructor(page: Page) {
    this.#page = page;
  }

  /** The link in the rail, with what waits behind it. */
  get railLink(): Locator {
    return this.#page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: /^Project/ });
  }

  tab(part: Part): Locator {
    return this.#page
      .getByRole('navigation', { name: 'Parts of the project page' })
      .getByRole('link', { name: new RegExp(`^${part}`) });
  }

  async opens(part: Part): Promise<void> {
    await this.railLink.click();
    await this.tab(part).click();
    await expect(this.tab(part)).toHaveAttribute('aria-current', 'page');
  }

  // — charter —

  text(part: 'Goal' | 'Scope' | 'Out of scope'): Locator {
    return this.#page.getByRole('textbox', { name: part, exact: true });
  }

  async writes(part: 'Goal' | 'Scope' | 'Out of scope', words: string): Promise<void> {
    await this.text(part).focus();
    await this.text(part).press('Control+End');
    await this.text(part).pressSequentially(words);
  }

  async fills(label: string, value: string): Promise<void> {
    await this.#page.getByRole('button', { name: new RegExp(`^${label}: .*, edit$`) }).click();
    const input = this.#page.getByLabel(label, { exact: true });
    await input.fill(value);
    await input.press('Enter');
    await expect(input).toBeHidden();
  }

  line(text: string): Locator {
    return this.#page.getByRole('checkbox', { name: text });
  }

  // — risks —

  cell(likelihood: number, impact: number): Locator {
    return this.#page.getByRole('button', { name: new RegExp(`^Likelihood ${likelihood}, impact ${impact},`) });
  }

  async holds(likelihood: number, impact: number, count: number): Promise<void> {
    await expect(this.cell(likelihood, impact)).toHaveAccessibleName(new RegExp(`: ${count}$`));
  }

  risk(title: string): Locator {
    return this.#page.getByRole('row').filter({ hasText: title });
  }

  async addsRisk(title: string): Promise<void> {
    const field = this.#page.getByRole('textbox', { name: /^Add a risk/ });
    await field.fill(title);
    await field.press('Enter');
    await expect(this.details(title)).toBeVisible();
  }

  details(title: string): Locator {
    return this.#page.getByRole('region', { name: title, exact: true });
  }

  // — announcements —

  async announces(title: string, text: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Announce', exact: true }).first().click();
    const dialog = this.#page.getByRole('dialog', { name: 'Announce' });
    await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
    await dialog.getByRole('textbox', { name: 'Text' }).fill(text);
    await dialog.getByRole('button', { name: 'Announce', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  announcement(title: string): Locator {
    return this.#page.getByRole('article', { name: title });
  }
}
