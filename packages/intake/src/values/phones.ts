import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { collapse, foldWidth } from '../fold.ts';
import type { RowWarning } from '../types.ts';

export interface ReadPhone {
  readonly e164: string | null;
  readonly warning: RowWarning | null;
  /** Further numbers of the same cell, as they stand there. */
  readonly others: readonly string[];
}

/** A phone cell of a Chinese site or agency: full-width digits, +86 / 86- / 0086, spaces, dashes, several numbers, Excel's leftovers. */
export function readPhone(text: string): ReadPhone {
  const value = collapse(text);
  const pieces = foldWidth(value)
    .split(/[/,，;；、\n|]|或|\s{2,}/)
    .map((piece) => piece.trim())
    .filter((piece) => piece.replace(/\D/g, '').length >= 7);
  if (pieces.length <= 1) return { ...readOne(pieces[0] ?? foldWidth(value), value), others: [] };
  const read = pieces.map((piece) => ({ piece, ...readOne(piece, value) }));
  const chosen = read.find((one) => one.e164 !== null) ?? read[0];
  return {
    e164: chosen?.e164 ?? null,
    warning: chosen?.warning ?? null,
    others: read.filter((one) => one !== chosen).map((one) => one.piece),
  };
}

type One = Pick<ReadPhone, 'e164' | 'warning'>;

function readOne(text: string, value: string): One {
  const problem = (type: 'PhoneTooShort' | 'PhoneTooLong' | 'PhoneInvalid' | 'PhoneMasked' | 'PhoneRounded'): One => ({
    e164: null,
    warning: { type, value },
  });
  if (text.length > 60) return problem('PhoneInvalid');
  if (/\d[\d\s-]*[*xX×·•]{2,}/.test(text)) return problem('PhoneMasked');
  const written = withoutExponent(text);
  if (written === null) return problem('PhoneRounded');
  const digits = written.replace(/\D/g, '');
  if (digits.length < 3) return problem('PhoneInvalid');

  const national = chineseDigits(written, digits);
  if (national === null) return readForeign(written) ?? problem('PhoneInvalid');
  // The smallest metadata knows lengths by country only, so the rules that matter here are spelled out.
  if (/^1[3-9]/.test(national))
    return national.length === 11
      ? { e164: `+86${national}`, warning: null }
      : problem(national.length < 11 ? 'PhoneTooShort' : 'PhoneTooLong');
  const parsed = parsePhoneNumberFromString(national, 'CN');
  const hasArea = /^(0[1-9]\d|400|800)/.test(national);
  if (hasArea && parsed?.isValid() === true && parsed.ext === undefined) return { e164: parsed.number, warning: null };
  return problem(digits.length < 10 ? 'PhoneTooShort' : digits.length > 13 ? 'PhoneTooLong' : 'PhoneInvalid');
}

/** Digits after China's country code, if any is written; null for a number that names another country. */
function chineseDigits(text: string, digits: string): string | null {
  if (/^\(?\s*\+?\s*(00)?86/.test(text) && digits.length > 11) return digits.replace(/^(00)?86/, '');
  if (/^\(?\+\(?\s*86/.test(text)) return digits.slice(2);
  return /^\(?\+|^00/.test(text) ? null : digits;
}

function readForeign(text: string): One | null {
  const parsed = parsePhoneNumberFromString(text.replace(/^00/, '+'));
  return parsed?.isValid() === true ? { e164: parsed.number, warning: null } : null;
}

/** `13800005380.0` and `1.3800005380E+10` are whole numbers; `1.38E+10` has lost its digits (null). */
function withoutExponent(text: string): string | null {
  const bare = text.replace(/^'/, '').replace(/^(\d{7,})\.0+$/, '$1');
  const match = /^(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i.exec(bare);
  if (!match) return bare;
  const [, whole = '', fraction = '', power = '0'] = match;
  return fraction.length === Number(power) ? whole + fraction : null;
}
