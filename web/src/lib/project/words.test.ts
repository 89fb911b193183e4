import { afterEach, expect, test } from 'vitest';
import { builtInKickoff, charterParts, linkKinds, riskStatuses, riskSteps, riskSuggestionKeys } from '@muster/model';
import { locale } from '#lib/locale/locale.svelte.ts';
import { charterPartAsk, charterPartLabel, isBuiltInLine, kickoffText } from './kickoff-words.ts';
import { linkKindLabel } from './link-words.ts';
import { riskStatusLabel, stepWord } from './risk-words.ts';
import { suggestionWords } from './suggestion-words.ts';

afterEach(() => (locale.current = 'zh'));

test.each(['zh', 'en'] as const)(
  'everything that is shipped has words in %s: checklist, charter, scales, suggestions',
  (language) => {
    locale.current = language;
    const said = [
      ...builtInKickoff.map((id) => kickoffText({ id, text: null })),
      ...charterParts.flatMap((part) => [charterPartLabel[part](), charterPartAsk[part]()]),
      ...riskStatuses.map(riskStatusLabel),
      ...riskSteps.flatMap((step) => [stepWord('likelihood', step), stepWord('impact', step)]),
      ...riskSuggestionKeys.flatMap((key) => Object.values(suggestionWords(key))),
      ...linkKinds.map(linkKindLabel),
    ];
    for (const words of said) {
      expect(words).not.toMatch(/undefined|kickoff\.|project_/);
      expect(/[㐀-鿿]/.test(words), words).toBe(language === 'zh');
    }
    expect(new Set(builtInKickoff.map((id) => kickoffText({ id, text: null }))).size).toBe(builtInKickoff.length);
    expect(new Set(riskSuggestionKeys.map((key) => suggestionWords(key).title)).size).toBe(riskSuggestionKeys.length);
  },
);

test('a line that the project worded itself says that', () => {
  expect(kickoffText({ id: 'kickoff.goal', text: '目标' })).toBe('目标');
  expect([isBuiltInLine('kickoff.goal'), isBuiltInLine('x1'), isBuiltInLine('constructor')]).toEqual([true, false, false]);
});

test('a suggestion fits the register as it is', () => {
  for (const language of ['zh', 'en'] as const) {
    locale.current = language;
    for (const key of riskSuggestionKeys) {
      const { title, trigger, response } = suggestionWords(key);
      expect([title.length <= 200, trigger.length <= 2000, response.length <= 2000]).toEqual([true, true, true]);
    }
  }
});
