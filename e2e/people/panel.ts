import { expect, type Locator, type Page } from 'playwright/test';

/** The side panel as somebody uses it. */
export class Panel {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get box(): Locator {
    return this.page.getByRole('complementary', { name: /^(Candidate|Requisition)$/ });
  }

  get notes(): Locator {
    return this.box.getByRole('textbox', { name: 'Notes' });
  }

  /** Each line of the history, newest first, as one reads it. */
  get history(): Locator {
    return this.box.getByRole('region', { name: 'History' }).getByRole('listitem');
  }

  get conflict(): Locator {
    return this.box.getByRole('group', { name: /moved this candidate to different places/ });
  }

  field(label: string): Locator {
    return this.box.getByRole('button', { name: new RegExp(`^${label}: .*, edit$`) });
  }

  async edits(label: string, value: string): Promise<void> {
    await this.field(label).click();
    const input = this.box.getByRole('textbox', { name: label, exact: true });
    await input.fill(value);
    await input.press('Enter');
    await this.sees(label, value);
  }

  async sees(label: string, value: string): Promise<void> {
    await expect(this.box.getByRole('button', { name: `${label}: ${value}, edit`, exact: true })).toBeVisible();
  }

  /** Types at the end of the notes, key by key. */
  async writes(text: string, delay = 0): Promise<void> {
    await this.notes.focus();
    await this.notes.press('Control+End');
    await this.notes.pressSequentially(text, { delay });
  }

  async closes(): Promise<void> {
    await this.box.getByRole('button', { name: 'Close' }).click();
    await expect(this.box).toBeHidden();
  }
}
