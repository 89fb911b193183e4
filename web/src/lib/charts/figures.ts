import { locale } from '#lib/locale/locale.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Cell, CellKind } from './table.ts';

/** A figure in the reader's language. What is not known is "—", never 0. Reads the language reactively. */
export function formatCell(kind: CellKind, value: Cell): string {
  if (value === null) return m.numbers_nothing();
  if (typeof value === 'string') return value;
  return kind === 'days' ? m.numbers_days({ days: figureOf(kind, value) }) : figureOf(kind, value);
}

/** The figure without its unit, where the unit stands beside it: 12.4, 93.8%, ¥4,210. */
export function figureOf(kind: CellKind, value: number): string {
  return format(kind).format(value);
}

const options: Readonly<Record<CellKind, Intl.NumberFormatOptions>> = {
  text: {},
  count: { maximumFractionDigits: 0 },
  days: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  share: { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 },
  money: { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 },
  number: { maximumFractionDigits: 1 },
};

const formats = new Map<string, Intl.NumberFormat>();

function format(kind: CellKind): Intl.NumberFormat {
  const key = `${locale.tag}|${kind}`;
  let known = formats.get(key);
  if (known === undefined) formats.set(key, (known = new Intl.NumberFormat(locale.tag, options[kind])));
  return known;
}
