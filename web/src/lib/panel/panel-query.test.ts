import { expect, test } from 'vitest';
import type { PanelTarget } from './panel-query.ts';
import { readPanelTarget, withPanelTarget } from './panel-query.ts';

const board = new URL('https://muster.test/t/team/p/project/board?owner=u1&q=%E5%BC%A0#c3');
const targets: PanelTarget[] = [
  { type: 'person', id: 'p1' },
  { type: 'application', id: 'a1' },
  { type: 'requisition', id: 'r1' },
  { type: 'task', id: 't1~2' },
  { type: 'new-requisition' },
  { type: 'new-person', requisition: null },
  { type: 'new-person', requisition: 'r1' },
];

test('every panel has an address that reads back as itself, over any other panel', () => {
  for (const before of [null, ...targets]) {
    for (const target of targets) {
      const address = withPanelTarget(withPanelTarget(board, before), target);
      expect(readPanelTarget(address.searchParams)).toEqual(target);
    }
  }
});

test('closing the panel gives back the address of the page behind it', () => {
  for (const target of targets) expect(withPanelTarget(withPanelTarget(board, target), null).href).toBe(board.href);
});

test('an address nobody of us wrote opens no panel', () => {
  for (const query of ['', 'person=', 'new=', 'new=moon', 'for=r1', 'import=1']) {
    expect(readPanelTarget(new URLSearchParams(query))).toBeNull();
  }
});
