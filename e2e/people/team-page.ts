import { expect, type Locator, type Page } from 'playwright/test';

/** The page on which managers look after their team. */
export class TeamPage {
  readonly #page: Page;
  constructor(page: Page) {
    this.#page = page;
  }

  async opens(part: 'Members' | 'Responsibilities' | 'Matrix' | 'Invitations' | 'Work set aside' | 'Audit log'): Promise<void> {
    await this.#page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: /^Team/ }).click();
    const parts = this.#page.getByRole('navigation', { name: 'Parts of the team page' });
    await parts.getByRole('link', { name: new RegExp(`^${part}`) }).click();
  }

  /** Answers the link to hand over. */
  async invites(email: string, level: string): Promise<string> {
    await this.opens('Members');
    await this.#page.getByRole('button', { name: 'Invite', exact: true }).first().click();
    const dialog = this.#page.getByRole('dialog', { name: 'Invite a member' });
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await dialog.getByRole('combobox', { name: 'Access level' }).selectOption({ label: level });
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
    const link = await dialog.getByRole('textbox', { name: 'Invitation link' }).inputValue();
    await dialog.getByRole('button', { name: 'Done' }).click();
    return link;
  }

  async #opensMember(name: string): Promise<void> {
    await this.opens('Members');
    await this.#page
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click();
    await expect(this.#page.getByRole('heading', { name: new RegExp(name) }).first()).toBeVisible();
  }

  async changesLevel(name: string, level: string): Promise<void> {
    await this.#opensMember(name);
    await this.#page.getByRole('combobox', { name: `Access level of ${name}` }).selectOption({ label: level });
    await this.#page.getByRole('button', { name: 'Save access' }).click();
    await expect(this.#page.locator('.toast').filter({ hasText: `Access of ${name} is changed` })).toBeVisible();
  }

  async removes(name: string): Promise<void> {
    await this.#opensMember(name);
    await this.#page.getByRole('button', { name: `Remove ${name}` }).click();
    const dialog = this.#page.getByRole('dialog', { name: `Remove ${name} from the team?` });
    await dialog.locator('button[type=submit]').click();
    await expect(this.#page.locator('.toast').filter({ hasText: `${name} was removed from the team` })).toBeVisible();
  }

  /** Accepts one piece of work that a member could not deliver any more. */
  async acceptsWorkOf(name: string): Promise<void> {
    await this.opens('Work set aside');
    await this.#page.getByRole('button', { name: /^Accept/ }).click();
    await this.#page.getByRole('dialog').getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(this.#page.getByText(name).first()).toBeVisible();
    await expect(this.#page.getByRole('dialog')).toBeHidden();
  }

  get page(): Locator {
    return this.#page.getByRole('main');
  }
}
