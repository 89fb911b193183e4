import { collapse, foldText, smallNumber } from '../fold.ts';
import type { EducationLevel, EducationValue, ExperienceValue } from '../types.ts';

const levels: readonly (readonly [EducationLevel, RegExp])[] = [
  ['doctor', /博士|doctor|ph\.?d/],
  ['master', /硕士|研究生|mba|master|emba/],
  // 专升本 ends with a bachelor's degree, so it comes before 专.
  ['bachelor', /本科|学士|专升本|bachelor|undergraduate|^b\.?[as]\.?$/],
  ['vocational', /中专|中职|职高|技校|中技|职业高中|secondaryvocational/],
  ['associate', /大专|专科|高职|associate|juniorcollege|diploma/],
  ['highSchool', /高中|highschool/],
  ['middleSchool', /初中|小学|middleschool|primary/],
];

export function readEducation(text: string): EducationValue {
  const folded = foldText(text.slice(0, 60));
  return { text: collapse(text), level: levels.find(([, words]) => words.test(folded))?.[0] ?? null };
}

/** 应届, 3年, 10年以上, 3-5年, 两年, 18个月, or a bare number of years. */
export function readExperience(text: string): ExperienceValue {
  const value = collapse(text);
  const unknown: ExperienceValue = { text: value, years: null, orMore: false };
  const folded = foldText(value.slice(0, 40)).replace(/工作经验|经验|工作/g, '');
  if (/应届|在校|在读|毕业生/.test(folded) || /^(无|暂无|没有|fresh.*|none)$/.test(folded)) return { ...unknown, years: 0 };
  const match =
    /^([\d.]+|[零一二两三四五六七八九十半]+)(?:[-~至到]([\d.]+|[一二两三四五六七八九十]+))?(年|个月|月|years?|yrs?|months?)?(以上|以下|以内|左右|多|半|\+)?(年|years?)?$/.exec(
      folded,
    );
  if (!match) return unknown;
  const [, from = '', , unit = '年', extra] = match;
  const count = smallNumber(from);
  if (count === null) return unknown;
  const years = /月|month/.test(unit) ? Math.round((count / 12) * 2) / 2 : count + (extra === '半' ? 0.5 : 0);
  if (years > 60) return unknown;
  if (extra === '以下' || extra === '以内') return { ...unknown, years: 0 };
  return { ...unknown, years, orMore: extra === '以上' || extra === '多' || extra === '+' };
}
