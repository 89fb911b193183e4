import { expect, type Locator, type Page } from 'playwright/test';
import type { ChosenFile } from './files.ts';

/** The import of a spreadsheet, step by step. Files are chosen through the browser's own file chooser. */
export class ImportDialog {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get box(): Locator {
    return this.page.getByRole('dialog', { name: 'Import candidates' });
  }

  get result(): Locator {
    return this.box.getByTestId('import-result');
  }

  async opens(): Promise<void> {
    await this.page.keyboard.press('i');
    await expect(this.box).toBeVisible();
  }

  /** `file`: a path or bytes. Waits until it was read, or refused. */
  async chooses(file: string | ChosenFile): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.box.getByRole('button', { name: 'Choose files' }).click();
    await (await chooser).setFiles(file);
    await expect(this.box.getByRole('region', { name: 'What was understood' }).or(this.box.getByRole('alert'))).toBeVisible();
  }

  async isAt(step: string): Promise<void> {
    await expect(this.box.getByRole('heading', { level: 3, name: new RegExp(`: ${step}$`) })).toBeAttached();
  }

  async goesOn(): Promise<void> {
    await this.box.getByRole('button', { name: 'Next', exact: true }).click();
  }

  /** From a file that was read to the last check, agreeing with every guess. */
  async agrees(): Promise<void> {
    for (const step of ['Columns', 'Posts and channel', 'Check']) {
      await this.goesOn();
      await this.isAt(step);
    }
  }

  async imports(): Promise<void> {
    await this.box.getByRole('button', { name: /^(Import [\d,]+ rows?|Nothing new)$/ }).click();
    await expect(this.result).toBeVisible({ timeout: 60_000 });
  }

  async isDone(): Promise<void> {
    await this.box.getByRole('button', { name: 'Done', exact: true }).click();
    await expect(this.box).toBeHidden();
  }
}
