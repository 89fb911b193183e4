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

  /** What happened to the offer and after it, line by line. */
  get offer(): Locator {
    return this.box.getByRole('region', { name: 'Offer and arrival' }).getByRole('listitem');
  }

  get interviews(): Locator {
    return this.box.getByRole('region', { name: /^Interviews/ }).getByRole('listitem');
  }

  /** Presses what happened and says on which day: `YYYY-MM-DD`, or one of the two that are a press away. */
  async notesThat(act: string, day: string): Promise<void> {
    const acts = this.box.getByRole('group', { name: 'What can be noted next' });
    await acts.getByRole('button', { name: act, exact: true }).click();
    const box = this.page.getByRole('dialog', { name: /^Day: |^Agreed first day$/ });
    if (day === 'Today' || day === 'Yesterday') await box.getByRole('button', { name: day, exact: true }).click();
    else {
      await box.getByLabel(/^Day: |^Agreed first day$/).fill(day);
      await box.getByRole('button', { name: 'Set', exact: true }).click();
    }
    await expect(box).toBeHidden();
  }

  /** Agrees on an interview with these interviewers and leaves the form open. */
  async beginsInterview(day: string, time: string, interviewers: readonly string[]): Promise<Locator> {
    await this.box.getByRole('button', { name: 'Schedule', exact: true }).click();
    const form = this.page.getByRole('dialog', { name: /^Schedule an interview/ });
    await form.getByLabel('Day').fill(day);
    await form.getByLabel('Begins at').fill(time);
    for (const name of interviewers) await form.getByRole('checkbox', { name }).check({ force: true });
    return form;
  }

  async closes(): Promise<void> {
    await this.box.getByRole('button', { name: 'Close' }).click();
    await expect(this.box).toBeHidden();
  }
}
