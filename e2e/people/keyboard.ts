import { expect, type Locator, type Page } from 'playwright/test';

/** Tabs forward until something has the focus, as somebody without a mouse does. Fails when it cannot be reached. */
export async function tabsTo(page: Page, target: Locator, most = 60): Promise<void> {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed <= most; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target, `reached by at most ${most} presses of Tab`).toBeFocused();
}

/** What a screen reader is told about the board. */
export async function hears(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.locator('[aria-live="polite"]').filter({ hasText: words }).first()).toBeAttached();
}
