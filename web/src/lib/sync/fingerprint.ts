/**
 * 64 bits that tell byte strings apart: for ids of updates and for noticing damaged rows, not against an adversary.
 * Reads a word at a time: a local copy of some megabytes is checked in a few milliseconds.
 */
export function fingerprint(bytes: Uint8Array): { readonly high: number; readonly low: number } {
  // A view must start at a multiple of 4.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2);
  let high = 0x9e3779b9 ^ bytes.length;
  let low = 0x41c6ce57;
  const take = (word: number): void => {
    high = Math.imul(high ^ word, 0x85ebca6b);
    high ^= high >>> 15;
    low = Math.imul(low ^ word, 0xc2b2ae35);
    low ^= low >>> 13;
  };
  for (let i = 0; i < words.length; i++) take(words[i] as number);
  for (let i = words.length * 4; i < aligned.length; i++) take((aligned[i] as number) + 0x100);
  take(high ^ low);
  return { high: high >>> 0, low: low >>> 0 };
}

/** Longer updates are known by their ends: the first bytes name the client and its clock, which come only once. */
const wholeUpTo = 64 * 1024;

/** The same text for the same update, wherever it is met. */
export function updateId(update: Uint8Array): string {
  let { high, low } = fingerprint(update.length <= wholeUpTo ? update : update.subarray(0, wholeUpTo / 2));
  if (update.length > wholeUpTo) {
    const end = fingerprint(update.subarray(update.length - wholeUpTo / 2));
    high = (high ^ end.high ^ update.length) >>> 0;
    low = (low ^ end.low) >>> 0;
  }
  return high.toString(36).padStart(7, '0') + low.toString(36).padStart(7, '0');
}
