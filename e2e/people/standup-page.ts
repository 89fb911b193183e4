import { expect, type Locator, type Page } from 'playwright/test';

export type Section = 'Done' | 'Plan' | 'Blockers' | 'Parking lot';

/** The stand-up page, as its visitors use it. Verbs wait for their effect on the own screen. */
export class StandupPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get mine(): Locator {
    return this.page.getByRole('region', { name: 'My report' });
  }

  section(name: Section, within: Locator | Page = this.page): Locator {
    return within.getByRole('group', { name, exact: true });
  }

  /** Lines typed one after the other, with Enter between them. */
  async writes(section: Section, ...lines: string[]): Promise<void> {
    const list = this.section(section, section === 'Parking lot' ? this.page : this.mine);
    await list.getByRole('button', { name: `(${section})` }).click();
    for (const [index, line] of lines.entries()) {
      if (index > 0) await this.page.keyboard.press('Enter');
      await this.page.keyboard.type(line);
    }
    for (const line of lines) await expect.poll(() => this.reads(list)).toContain(line);
  }

  /** The lines of a list, whether they can be written in or not. */
  reads(list: Locator): Promise<string[]> {
    return list
      .locator('[data-line]')
      .evaluateAll((lines) =>
        lines.map((line) => line.querySelector('textarea')?.value ?? line.querySelector('p')?.textContent ?? ''),
      );
  }

  async reports(): Promise<void> {
    await this.mine.getByRole('button', { name: 'Report', exact: true }).click();
    await expect(this.mine.getByText(/Reported at /)).toBeVisible();
  }

  async starts(order: 'Fixed' | 'Random, the same for all'): Promise<void> {
    await this.page.getByRole('button', { name: 'Start the stand-up' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Start today' });
    await dialog.getByRole('combobox', { name: 'Order' }).selectOption({ label: order });
    await dialog.getByRole('button', { name: 'Start the stand-up' }).click();
    await this.isLive();
  }

  async joins(): Promise<void> {
    await this.page.getByRole('link', { name: 'Join the stand-up' }).click();
    await this.isLive();
  }

  async isLive(): Promise<void> {
    await expect(this.page.getByText('Stand-up live')).toBeVisible();
  }

  /** Gives the word to whoever comes next. */
  async next(): Promise<void> {
    await this.page
      .getByRole('button', { name: /^(Next|Open the floor|End the stand-up)/ })
      .first()
      .click();
  }

  async takesOver(): Promise<void> {
    await this.page.getByRole('button', { name: 'Take over' }).click();
    await expect(this.page.getByRole('button', { name: 'End the stand-up' }).last()).toBeVisible();
  }

  /** Whose report is on the screen. */
  async sees(speaker: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 2, name: speaker, exact: true })).toBeVisible();
  }

  /** Everybody of the round, in its order, with where he or she stands. */
  readsMeeting(): Promise<string[]> {
    return this.page
      .getByRole('list', { name: 'Round' })
      .locator('li')
      .evaluateAll((people) =>
        people.map((person) => `${person.querySelector('.name')?.textContent ?? ''} ${person.getAttribute('data-state')}`),
      );
  }
}
