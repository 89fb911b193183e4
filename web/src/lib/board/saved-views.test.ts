import { expect, test } from 'vitest';
import { isPlain, isSameView, readSavedViews, withoutView, withView, writeSavedViews } from './saved-views.ts';
import { plainView, type BoardView } from './view.ts';

const mine: BoardView = { ...plainView, mine: true, tags: ['a,b&c'] };
const lanes: BoardView = { ...plainView, lanes: 'owner', text: '天猫' };

test('saved views come back as they were, in the order in which they were saved', () => {
  const views = withView(withView([], ' 我的 ', mine), 'Lanes', lanes);
  expect(readSavedViews(writeSavedViews(views))).toEqual([
    { name: '我的', view: mine },
    { name: 'Lanes', view: lanes },
  ]);
});

test('a name is there once: saving it again replaces the view in its place', () => {
  const views = withView(withView(withView([], 'A', mine), 'B', mine), 'A', lanes);
  expect(views).toEqual([
    { name: 'A', view: lanes },
    { name: 'B', view: mine },
  ]);
  expect(withoutView(views, 'A')).toEqual([{ name: 'B', view: mine }]);
});

test('what another program left in the store is no reason to fail', () => {
  for (const text of [null, '', '{', '7', '{}', '[null, 3, {"name": 1}, {"name": " ", "query": ""}]'])
    expect(readSavedViews(text)).toEqual([]);
  expect(readSavedViews('[{"name": "A", "query": "mine=1&lanes=sideways"}]')).toEqual([
    { name: 'A', view: { ...plainView, mine: true } },
  ]);
});

test('a view is told from another, and the plain one from any', () => {
  expect(isSameView(mine, { ...mine })).toBe(true);
  expect(isSameView(mine, lanes)).toBe(false);
  expect(isPlain(plainView)).toBe(true);
  expect(isPlain(lanes)).toBe(false);
});
