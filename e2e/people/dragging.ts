import { expect, type Locator, type Page } from 'playwright/test';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where to put a card down: on a column's empty part below its cards, or just above or below a card. */
export type Landing = { readonly onto: Locator } | { readonly above: Locator } | { readonly below: Locator };

async function pointOf(landing: Landing): Promise<Point> {
  const target = 'onto' in landing ? landing.onto : 'above' in landing ? landing.above : landing.below;
  const box = await target.boundingBox();
  if (box === null) throw new Error('There is nothing to drop onto.');
  const x = box.x + box.width / 2;
  if ('onto' in landing) return { x, y: box.y + box.height * 0.75 };
  return { x, y: 'above' in landing ? box.y + 3 : box.y + box.height - 3 };
}

async function middleOf(card: Locator): Promise<Point> {
  const box = await card.boundingBox();
  if (box === null) throw new Error('The card is not on the screen.');
  return { x: box.x + box.width / 3, y: box.y + box.height / 2 };
}

/** The copy of a card that follows the pointer while it is carried. */
export const inHand = (page: Page): Locator => page.locator('.layer .copy');
const isDragging = (page: Page): Promise<void> => expect(inHand(page)).toBeVisible();

/** Takes a card with the mouse and carries it over a place, without letting go. */
export async function carries(page: Page, card: Locator, landing: Landing): Promise<void> {
  const from = await middleOf(card);
  const to = await pointOf(landing);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8, { steps: 3 });
  await isDragging(page);
  await page.mouse.move(to.x, to.y, { steps: 8 });
}

export async function drags(page: Page, card: Locator, landing: Landing): Promise<void> {
  await carries(page, card, landing);
  await page.mouse.up();
  await expect(inHand(page)).toBeHidden();
}

/** The same with a finger: rests on the card until it can be carried. */
export async function dragsByTouch(page: Page, card: Locator, landing: Landing): Promise<void> {
  const finger = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]): Promise<unknown> =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  const from = await middleOf(card);
  const to = await pointOf(landing);
  await touch('touchStart', [from]);
  await isDragging(page);
  for (let step = 1; step <= 8; step += 1)
    await touch('touchMove', [{ x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8 }]);
  await touch('touchEnd', []);
  await expect(inHand(page)).toBeHidden();
}
