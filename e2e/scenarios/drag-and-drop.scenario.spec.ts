import { carries, drags, dragsByTouch, inHand } from '../people/dragging.ts';
import { twelve } from '../people/files.ts';
import { hears } from '../people/keyboard.ts';
import { expectTheSameBoard } from '../people/same-board.ts';
import { expect, test } from '../people/test.ts';

const seven = twelve.slice(0, 7);

test('[M4, M5] with the mouse: to another stage, to a place between two cards, several at once; a colleague sees each', async ({
  ana,
  ben,
}) => {
  await ana.startsWith(seven);
  await ben.joinsBoardOf(ana);
  const { page } = ana;
  await drags(page, ana.card('Cai Deng'), { onto: ana.column('Interview') });
  await ana.seesIn('Cai Deng', 'Interview');
  await drags(page, ana.card('Ada Bai'), { above: ana.card('Cai Deng') });
  expect((await ana.readsBoard()).Interview).toEqual(['Ada Bai', 'Cai Deng']);
  await drags(page, ana.card('Gu Jin'), { below: ana.card('Bo Chen') });
  expect((await ana.readsBoard()).Screening).toEqual(['Bo Chen', 'Gu Jin', 'Dan Fang', 'Eva Gao', 'Fei Han']);

  await ana.selects(['Dan Fang', 'Fei Han']);
  await drags(page, ana.card('Fei Han'), { below: ana.card('Ada Bai') });
  await expect.poll(async () => (await ana.readsBoard()).Interview).toEqual(['Ada Bai', 'Dan Fang', 'Fei Han', 'Cai Deng']);
  await expectTheSameBoard([ana, ben]);
  await ana.undoes();
  await expect.poll(async () => (await ana.readsBoard()).Interview).toEqual(['Ada Bai', 'Cai Deng']);
  await expectTheSameBoard([ana, ben]);
});

test('[M4] with a finger: a card is carried after it was held, a swipe is no drag', async ({ arrives }) => {
  const ana = await arrives('Ana', { hasTouch: true });
  await ana.startsWith(seven);
  await dragsByTouch(ana.page, ana.card('Bo Chen'), { onto: ana.column('Interview') });
  await ana.seesIn('Bo Chen', 'Interview');
  await dragsByTouch(ana.page, ana.card('Ada Bai'), { below: ana.card('Dan Fang') });
  expect((await ana.readsBoard()).Screening.slice(0, 3)).toEqual(['Cai Deng', 'Dan Fang', 'Ada Bai']);

  const before = await ana.readsBoard();
  const finger = await ana.page.context().newCDPSession(ana.page);
  const box = await ana.card('Cai Deng').boundingBox();
  if (box === null) throw new Error('The card is not on the screen.');
  const x = box.x + 40;
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y: box.y + 20 }] });
  for (let step = 1; step <= 6; step += 1)
    await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: box.y + 20 + step * 12 }] });
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect(inHand(ana.page)).toBeHidden();
  expect(await ana.readsBoard()).toEqual(before);
});

test('Esc puts a card that is being carried back where it was', async ({ ana }) => {
  await ana.startsWith(seven);
  const before = await ana.readsBoard();
  await carries(ana.page, ana.card('Bo Chen'), { onto: ana.column('Offer') });
  await ana.page.keyboard.press('Escape');
  await expect(inHand(ana.page)).toBeHidden();
  await hears(ana.page, 'Move cancelled, Bo Chen stays');
  await ana.page.mouse.up();
  expect(await ana.readsBoard()).toEqual(before);
  // The click that ends it opens nothing.
  await expect(ana.panel.box).toBeHidden();
});

test('[M2] a card that a colleague deletes while it is being carried is let go, with a notice, and does not come back', async ({
  ana,
  ben,
}) => {
  await ana.startsWith(seven);
  await ben.joinsBoardOf(ana);
  await carries(ana.page, ana.card('Bo Chen'), { onto: ana.column('Offer') });
  await expect(ben.card('Bo Chen')).toContainText('Ana is editing');
  await ben.pressesOn('Bo Chen', 'Delete');
  await ana.isTold('A colleague just deleted Bo Chen; the move was cancelled');
  await expect(inHand(ana.page)).toBeHidden();
  await ana.page.mouse.up();
  await expect(ana.card('Bo Chen')).toBeHidden();
  await expectTheSameBoard([ana, ben]);
  expect((await ben.readsBoard()).Offer).toEqual([]);
});
