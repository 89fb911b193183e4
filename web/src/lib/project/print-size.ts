/** Wide characters take the room of two narrow ones. */
const widthOf = (text: string): number => {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
};

/** How many narrow characters fit a line of the printed charter, about, at the largest size. */
const perLine = 96;

/**
 * The type size, in points, at which the texts of a charter still fit one page beside the rest of it. Longer texts get a second page
 * rather than letters that nobody can read.
 */
export function typeSizeFor(texts: readonly string[]): number {
  const lines = texts
    .flatMap((text) => text.split('\n'))
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / perLine)), 0);
  return lines <= 16 ? 10.5 : lines <= 24 ? 9.5 : 8.5;
}
