import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanName, foldName } from './names.ts';

describe('[I9] names', () => {
  test.each([
    [' 谢　雷雅 ', '谢雷雅', null],
    [' 欧　阳雅萱 ', '欧阳雅萱', null],
    [' 侯　𠮷燕 ', '侯𠮷燕', null],
    ['康㛃 勇', '康㛃勇', null],
    ['Lily 顾兰', 'Lily 顾兰', null],
    ['Ｌｉｌｙ　顾 兰', 'Lily 顾兰', null],
    ['Dora  Zhao', 'Dora Zhao', null],
    ['阿卜杜拉·艾合买提', '阿卜杜拉·艾合买提', null],
    ['阿卜杜拉 • 艾合买提', '阿卜杜拉·艾合买提', null],
    ['邵琳（女士）', '邵琳', '（女士）'],
    ['邵琳 (先生) ', '邵琳', '(先生)'],
    ['邵琳女士', '邵琳', '女士'],
    ['王女士', '王女士', null],
    ['Mr. Ben Wang', 'Ben Wang', 'Mr.'],
    ["O'Neil-Smith", "O'Neil-Smith", null],
    ['（女士）', '', '（女士）'],
    ['—', '', null],
    ['\u200b谢\ufeff雷雅', '谢雷雅', null],
  ])('%j', (text, name, removed) => {
    expect(cleanName(text)).toMatchObject({ name, removed });
  });

  test('pictures and digits stay and are pointed out', () => {
    expect(cleanName('孟喆喆😀')).toEqual({ name: '孟喆喆😀', removed: null, unusual: true });
    expect(cleanName('李娜2')).toMatchObject({ name: '李娜2', unusual: true });
    expect(foldName('孟喆喆😀')).toBe(foldName('孟喆喆'));
  });
});

const han = fc.constantFrom(...'谢雷雅欧阳𠮷㛃晓红');
const space = fc.constantFrom('', ' ', '　', '\u00a0', '\t', '  ');

test('[I9] space anywhere in a Chinese name does not matter, and nothing but space goes', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(han, space), { minLength: 2, maxLength: 5 }), space, (parts, before) => {
      const text = before + parts.map(([c, gap]) => c + gap).join('');
      expect(cleanName(text)).toEqual({ name: parts.map(([c]) => c).join(''), removed: null, unusual: false });
    }),
  );
});

test('[I9] cleaning a clean name changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
      const { name, removed } = cleanName(text);
      if (removed === null) expect(cleanName(name).name).toBe(name);
    }),
    { numRuns: 2000 },
  );
});
