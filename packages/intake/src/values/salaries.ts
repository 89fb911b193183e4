import { collapse } from '../fold.ts';
import type { SalaryValue } from '../types.ts';

/** What a header says of its values: 期望月薪(元), 期望年薪（万）. */
export interface SalaryHint {
  readonly per: 'month' | 'year' | null;
  readonly unit: number | null;
}

export const salaryHint = (header: string): SalaryHint => ({
  per: /年薪|annual|yearly|per year/i.test(header) ? 'year' : /月薪|monthly|per month/i.test(header) ? 'month' : null,
  unit: /[(（]\s*万/.test(header) ? 10_000 : /[(（]\s*(千|k)/i.test(header) ? 1000 : /[(（]\s*元/.test(header) ? 1 : null,
});

const amount = String.raw`(\d+(?:\.\d+)?)\s*(k|千|w|万|元)?`;
const pattern = new RegExp(
  String.raw`^(?:月薪|年薪|日薪|时薪)?[¥￥]?\s*${amount}(?:\s*(?:-|~|–|—|至|到)\s*${amount})?\s*(?:元|rmb|cny)?\s*(?:/|每|per\s*)?\s*(年|月|天|日|小时|时|year|month|day|hour|yr|mo)?(?:\s*[·*x×,]\s*(\d{2})\s*薪)?\s*(以上|起|\+|以下|以内|左右)?\s*(?:[(（]?税[前后][)）]?)?$`,
  'i',
);
const units: Record<string, number> = { k: 1000, 千: 1000, w: 10_000, 万: 10_000, 元: 1 };
const spans: Record<string, SalaryValue['per']> = {
  年: 'year',
  year: 'year',
  yr: 'year',
  月: 'month',
  month: 'month',
  mo: 'month',
  天: 'day',
  日: 'day',
  day: 'day',
  小时: 'hour',
  时: 'hour',
  hour: 'hour',
};

/**
 * 4000-7000元/月, 7千-9千, 9-15K, 1.8-2.1万, 15k·13薪, 19000, 面议. Null when the text is none of these, or when it could mean two
 * things: a bare 8, or 20万 without saying whether for a month or a year.
 */
export function readSalary(text: string, hint: SalaryHint): SalaryValue | null {
  const value = collapse(text);
  if (value.length > 60) return null;
  const plain = value.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  const found = { text: value, min: null, max: null, per: hint.per ?? 'month', monthsPerYear: null, negotiable: false } as const;
  if (/^(薪资)?(面议|可谈|面谈|详谈|negotiable)$/i.test(plain)) return { ...found, negotiable: true };
  const match = pattern.exec(plain);
  if (!match) return null;
  const [, first = '', firstUnit, second, secondUnit, span, months, open] = match;
  const unit = (own: string | undefined, other: string | undefined): number =>
    units[(own ?? other ?? '').toLowerCase()] ?? hint.unit ?? 1;
  const from = round(Number(first) * unit(firstUnit, secondUnit));
  const to = second === undefined ? from : round(Number(second) * unit(secondUnit, firstUnit));
  const per = spans[(span ?? '').toLowerCase()] ?? spans[/^[年月日时](?=薪)/.exec(plain)?.[0] ?? ''] ?? null;
  if (to < from || !isPlausible(from, to, per ?? hint.per)) return null;
  const isFloor = open !== undefined && /以上|起|\+/.test(open);
  const isCeiling = open !== undefined && /以下|以内/.test(open);
  return {
    ...found,
    min: isCeiling ? null : from,
    max: isFloor ? null : to,
    per: per ?? found.per,
    monthsPerYear: months === undefined ? null : Number(months),
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

function isPlausible(from: number, to: number, per: SalaryValue['per'] | null): boolean {
  if (per === null) return from >= 100 && to < 100_000;
  return to > 0 && to < 100_000_000;
}
