import type { StandupLinkKind } from '@muster/model';

/** Somebody is looking for something to link, by what stands before the caret. */
export interface Mention {
  readonly kinds: readonly StandupLinkKind[];
  /** What was typed of its name. */
  readonly query: string;
  /** Where the sign stands, and how many letters it takes with the query: they go when something was chosen. */
  readonly at: number;
  readonly length: number;
}

const kindsBySign: Readonly<Record<string, readonly StandupLinkKind[]>> = {
  '@': ['application'],
  '#': ['requisition', 'task', 'risk'],
  '[[': ['application', 'requisition', 'task', 'risk'],
};
const halfWidth: Readonly<Record<string, string>> = { '＠': '@', '＃': '#', '【【': '[[' };

/** `@` names a candidate, `#` a post, task or risk, `[[` any of them; as Chinese keyboards type them too. null: nothing is being named. */
export function mentionAt(text: string, caret: number): Mention | null {
  const found = /([@＠#＃]|\[\[|【【)([^\s@＠#＃[\]【】]{0,30})$/u.exec(text.slice(0, caret));
  if (found === null) return null;
  const [all, sign = '', query = ''] = found;
  // An address is not a candidate: the sign stands at the start of a word.
  if (/[\p{Script=Latin}\d]$/u.test(text.slice(0, found.index))) return null;
  return { kinds: kindsBySign[halfWidth[sign] ?? sign] ?? [], query, at: found.index, length: all.length };
}
