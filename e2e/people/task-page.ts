import { expect, type Locator, type Page } from 'playwright/test';

/** The page of tasks, by what people read on it. */
export class TaskPage {
  readonly #page: Page;
  constructor(page: Page) {
    this.#page = page;
  }

  /** By the address, as from a link: `query` says what is shown. */
  async opens(query = ''): Promise<void> {
    await this.#page.goto(this.#page.url().replace(/\/p\/([^/]+)\/.*/, `/p/$1/tasks${query}`));
    await expect(this.quick).toBeVisible();
  }

  get quick(): Locator {
    return this.#page.getByRole('textbox', { name: 'Add a task' });
  }

  get panel(): Locator {
    return this.#page.getByRole('complementary', { name: 'Task' });
  }

  line(title: string): Locator {
    return this.#page.locator('[data-task]').filter({ has: this.#page.getByRole('link', { name: title, exact: true }) });
  }

  column(name: 'To do' | 'In progress' | 'Done'): Locator {
    return this.#page.getByRole('region', { name: new RegExp(`^${name}`) });
  }

  /** The titles on the screen, in order. */
  async titles(): Promise<readonly string[]> {
    return this.#page.locator('[data-task] [data-focus]').allTextContents();
  }

  async writes(...lines: readonly string[]): Promise<void> {
    await this.quick.focus();
    for (const line of lines) {
      await this.#page.keyboard.type(line);
      await this.#page.keyboard.press('Enter');
      await expect(this.quick).toHaveValue('');
    }
  }

  async shows(title: string): Promise<void> {
    await this.line(title).getByRole('link', { name: title, exact: true }).click();
    await expect(this.panel.getByRole('heading', { name: title })).toBeAttached();
  }

  async finishes(title: string): Promise<void> {
    await this.line(title)
      .getByRole('button', { name: `Finish “${title}”` })
      .click();
  }

  check(text: string): Locator {
    return this.panel.getByRole('checkbox', { name: text, exact: true });
  }
}
