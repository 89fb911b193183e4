import { collapse, foldWidth } from '../fold.ts';
import type { RowWarning } from '../types.ts';

export interface ReadEmail {
  readonly address: string | null;
  readonly warning: RowWarning | null;
  readonly others: readonly string[];
}

/** An address that mail could reach: one @, a domain with a dot. Full-width signs (＠ 。) are folded, case of the domain too. */
export function readEmail(text: string): ReadEmail {
  const value = collapse(text);
  const pieces = foldWidth(value)
    .replaceAll('。', '.')
    .replace(/mailto:/gi, '')
    .replace(/\s*@\s*/g, '@')
    .split(/[;,、\s/<>]+/)
    .filter((piece) => piece.includes('@'));
  const good = pieces.find(isAddress);
  if (good === undefined) return { address: null, warning: { type: 'EmailInvalid', value }, others: [] };
  const at = good.lastIndexOf('@');
  return {
    address: good.slice(0, at) + good.slice(at).toLowerCase(),
    warning: null,
    others: pieces.filter((piece) => piece !== good),
  };
}

const isAddress = (text: string): boolean =>
  text.length <= 254 &&
  /^[\p{L}\p{N}!#$%&'*+=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u.test(
    text,
  );

export const foldEmail = (address: string): string => address.toLowerCase();
