/** A whole number from 1 to `most` as people type it; null for an empty field; undefined for anything else. */
export function readWholeNumber(text: string, most: number): number | null | undefined {
  // Full-width digits come from Chinese input methods.
  const plain = text.trim().normalize('NFKC');
  if (plain === '') return null;
  if (!/^\d{1,6}$/.test(plain)) return undefined;
  const number = Number(plain);
  return number >= 1 && number <= most ? number : undefined;
}
