/** Full-width forms (Ａ１＠（ and the ideographic space) to their ordinary twins. Nothing else changes. */
export const foldWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');

/** Marks that take no room: zero-width spaces and joiners, direction marks, byte order marks, soft hyphens, control characters. */

const invisible = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]/g;

const stripInvisible = (text: string): string => text.replace(invisible, '');

/** One line: every run of white space is one space, none outside. */
export const collapse = (text: string): string => stripInvisible(text).replace(/\s+/g, ' ').trim();

/** Several lines: each without outer space, no empty ones at the ends. */
export const tidyLines = (text: string): string =>
  stripInvisible(text)
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .join('\n')
    .trim();

/** For comparing values that people type: width, case, all space and the shape of brackets and dashes do not count. */
export const foldText = (text: string): string =>
  stripInvisible(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/[[{【〔〖「『]/g, '(')
    .replace(/[\]}】〕〗」』]/g, ')')
    .replace(/[‐‑‒–—―−]/g, '-');

const chineseDigits = '零一二三四五六七八九';

/** 0–99 in digits or in Chinese (两, 十二, 三十); null for anything else. */
export function smallNumber(text: string): number | null {
  if (/^\d{1,4}(\.\d+)?$/.test(text)) return Number(text);
  const plain = text.replace(/[两俩]/g, '二').replace('〇', '零');
  if (plain === '半') return 0.5;
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(plain);
  if (tens)
    return (
      (tens[1] === undefined ? 1 : chineseDigits.indexOf(tens[1])) * 10 +
      (tens[2] === undefined ? 0 : chineseDigits.indexOf(tens[2]))
    );
  return plain.length === 1 && chineseDigits.includes(plain) ? chineseDigits.indexOf(plain) : null;
}
