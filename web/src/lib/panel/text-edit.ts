/** One replacement in a text: at `at`, `remove` characters go and `insert` comes. UTF-16 units, as strings and `Y.Text` count. */
export interface TextEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * The smallest single replacement that turns `before` into `after`, or null when they are equal. `caret` is where the caret
 * stands in `after`: it tells which of several equal letters was typed, so that a letter lands where its author put it. Never
 * cuts a surrogate pair in two: Yjs would store two broken characters.
 */
export function textEdit(before: string, after: string, caret: number): TextEdit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  const sameFromEnd = (from: number, limit: number): number => {
    let count = from;
    while (count < limit && before.charCodeAt(before.length - 1 - count) === after.charCodeAt(after.length - 1 - count)) count++;
    return count;
  };
  // What stands behind the caret was not typed just now.
  let tail = sameFromEnd(0, Math.min(shorter, Math.max(0, after.length - caret)));
  let head = 0;
  while (head < shorter - tail && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  // A replacement far from the caret (spelling, dictation) is found here.
  tail = sameFromEnd(tail, shorter - head);

  if (head > 0 && isHigh(before.charCodeAt(head - 1))) head--;
  if (tail > 0 && isLow(before.charCodeAt(before.length - tail))) tail--;
  return { at: head, remove: before.length - tail - head, insert: after.slice(head, after.length - tail) };
}
