import { builtInChannels, builtInReasons, outcomeKeys } from '@muster/model';
import { expect, test } from 'vitest';
import { channelLabel, reasonLabel, stageLabel } from './terms.ts';
import { locale } from './locale.svelte.ts';

test.each(['zh', 'en'] as const)('every built-in channel and reason has words in %s, never its bare id', (language) => {
  locale.current = language;
  for (const id of builtInChannels) expect(channelLabel({ id, name: null })).not.toBe(id);
  for (const outcome of outcomeKeys) {
    for (const id of builtInReasons[outcome]) expect(reasonLabel({ id, name: null })).not.toBe(id);
  }
});

test("a team's own name is shown as it is, an empty one falls back to the language's word", () => {
  locale.current = 'en';
  expect(stageLabel({ key: 'offer', name: '发 offer' })).toBe('发 offer');
  expect(stageLabel({ key: 'offer', name: '' })).toBe('Offer');
  expect(channelLabel({ id: 'x1', name: '抖音直播间' })).toBe('抖音直播间');
});
