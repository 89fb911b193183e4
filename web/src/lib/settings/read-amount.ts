/** A number with an optional fraction as people type it, with separators of thousands or without; null for an empty field; undefined for anything else. */
export function readAmount(text: string): number | null | undefined {
  // Full-width digits come from Chinese input methods.
  const plain = text.normalize('NFKC').replaceAll(/[\s,¥]/g, '');
  if (plain === '') return null;
  return /^\d{1,9}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined;
}
