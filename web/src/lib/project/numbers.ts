/**
 * A number as people type it: thousands apart, with or without a sign of money. null: nothing typed. What is no number is NaN, which
 * every command refuses in words.
 */
export function readWhole(text: string): number | null {
  const bare = text.replaceAll(/[\s,，¥￥元]/g, '');
  return bare === '' ? null : Number(bare);
}
