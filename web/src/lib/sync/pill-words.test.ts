import { expect, test } from 'vitest';
import * as m from '#lib/paraglide/messages.js';
import { pillOpening } from './pill.ts';
import { pillWords } from './pill-words.ts';

test('[L1] offline, "saved on this device" is said only once nothing is in memory alone', () => {
  const offline = { ...pillOpening, kind: 'offline', count: 2 } as const;
  expect(pillWords({ ...offline, holdsPage: true })).toBe(m.sync_offline_saving());
  expect(pillWords({ ...offline, holdsPage: false })).toBe(m.sync_offline_count({ count: 2 }));
});
