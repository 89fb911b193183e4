import { collapse, foldWidth } from '../fold.ts';

export interface CleanName {
  /** '' when the text holds no name. */
  readonly name: string;
  /** The form of address that was taken away, e.g. `（女士）`. */
  readonly removed: string | null;
  /** Holds a digit or a picture. */
  readonly unusual: boolean;
}

/**
 * A name as it would be written in a letter: ` 谢　雷雅 ` → 谢雷雅, 邵琳（女士） → 邵琳, `Lily 顾兰` and the dot of 阿卜杜拉·艾合买提 stay.
 * A bare surname with a form of address (王女士) is all that is known of the name, and stays whole.
 */
export function cleanName(text: string): CleanName {
  const { rest, removed } = withoutHonorific(collapse(text));
  const name = foldWidth(rest)
    .replace(/(?<=\p{Script=Han})\s*[•・‧∙⋅˙●.]\s*(?=\p{Script=Han})/gu, '·')
    .replace(/(?<=[\p{Script=Han}·])\s+(?=[\p{Script=Han}·])/gu, '')
    .trim();
  return { name: /\p{L}/u.test(name) ? name : '', removed, unusual: /\p{Nd}|\p{Extended_Pictographic}/u.test(name) };
}

const titles = '女士|先生|小姐|同学|老师|男士|男|女|mr|mrs|ms|miss|dr';
const inBrackets = new RegExp(`\\s*[(（]\\s*(?:${titles})\\.?\\s*[)）]\\s*`, 'iu');
const suffix = /(?<=\p{Script=Han}{2})\s*(女士|先生|小姐|同学)$/u;
const prefix = /^(mr|mrs|ms|miss|dr)\.?\s+(?=\p{L})/iu;

function withoutHonorific(text: string): { rest: string; removed: string | null } {
  for (const pattern of [inBrackets, suffix, prefix]) {
    const found = pattern.exec(text)?.[0].trim();
    if (found !== undefined) return { rest: text.replace(pattern, ' ').trim(), removed: found };
  }
  return { rest: text, removed: null };
}

/** Two names are the same person's name when these are equal: space, dots, case and pictures do not count. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·.'’\-]|\p{Extended_Pictographic}|\ufe0f|\u200d/gu, '');
