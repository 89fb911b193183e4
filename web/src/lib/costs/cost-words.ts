import type { CostKind } from '@muster/model';
import { locale } from '#lib/locale/locale.svelte.ts';
import * as m from '#lib/paraglide/messages.js';

export const costKindLabel = (kind: CostKind): string => kinds[kind]();
export const costKindHint = (kind: CostKind): string => hints[kind]();

const kinds: Record<CostKind, () => string> = {
  'one-off': m.cost_kind_one_off,
  package: m.cost_kind_package,
  'referral-bonus': m.cost_kind_referral_bonus,
  internal: m.cost_kind_internal,
};
const hints: Record<CostKind, () => string> = {
  'one-off': m.cost_hint_one_off,
  package: m.cost_hint_package,
  'referral-bonus': m.cost_hint_referral_bonus,
  internal: m.cost_hint_internal,
};

const formats = new Map<string, Intl.NumberFormat>();

/** 1,999.99; whole amounts without a fraction. */
export function formatAmount(amount: number): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  const key = `${locale.tag} ${digits}`;
  let format = formats.get(key);
  if (format === undefined) {
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    formats.set(key, (format = new Intl.NumberFormat(locale.tag, options)));
  }
  // The sign of accounts: a true minus, as wide as a digit.
  return format.format(amount).replace('-', '−');
}

/** ¥1,999.99 */
export const formatMoney = (amount: number): string => (amount < 0 ? `−¥${formatAmount(-amount)}` : `¥${formatAmount(amount)}`);

/** 2026年5月 / May 2026 */
export const formatMonth = (month: string): string =>
  new Intl.DateTimeFormat(locale.tag, { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${month}-01T00:00:00Z`),
  );
