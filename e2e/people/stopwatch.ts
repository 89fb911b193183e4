import type { Page } from 'playwright/test';

interface Watch {
  /** The last key or character that this page's person put in. */
  editedAt: number;
  /** When what the page shows last changed. */
  changedAt: number;
}

declare global {
  interface Window {
    watch?: Watch;
  }
}

/** Notes, inside the page, when its person last edited and when the board or the open panel last showed something new. */
export async function watchClock(page: Page): Promise<void> {
  await page.evaluate(() => {
    const now = (): number => performance.timeOrigin + performance.now();
    const watch = { editedAt: 0, changedAt: now() };
    window.watch = watch;
    const edited = (): void => {
      watch.editedAt = now();
    };
    addEventListener('keydown', edited, true);
    addEventListener('input', edited, true);

    const shows = (): string => {
      const cards = [...document.querySelectorAll('[data-card]')].map((card) => {
        const item = card.closest('li');
        return `${item?.closest('ul')?.getAttribute('aria-label')}/${item?.getAttribute('aria-posinset')}/${card.querySelector('h3')?.textContent}`;
      });
      const words = [...document.querySelectorAll('[role="complementary"] textarea')].map(
        (box) => (box as HTMLTextAreaElement).value,
      );
      const values = [...document.querySelectorAll('[role="complementary"] button[aria-label$=", edit"]')].map(
        (field) => field.ariaLabel,
      );
      return JSON.stringify([cards.sort(), words, values]);
    };
    let seen = shows();
    setInterval(() => {
      const sees = shows();
      if (sees === seen) return;
      seen = sees;
      watch.changedAt = now();
    }, 20);
  });
}

/** From the last edit of anybody to the last change on anybody's screen, in milliseconds. All pages share one clock. */
export async function settledMs(pages: readonly Page[]): Promise<number> {
  const watches = await Promise.all(
    pages.map((page) =>
      page.evaluate(() => {
        if (window.watch === undefined) throw new Error('The clock of this page is not watched.');
        return window.watch;
      }),
    ),
  );
  return Math.max(...watches.map((watch) => watch.changedAt)) - Math.max(...watches.map((watch) => watch.editedAt));
}
