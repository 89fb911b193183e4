/** How many chips fit beside each other: whole ones, so that nobody reads "待…". Estimated from the text, so that no card is measured. */
const gap = 6;
const padding = 12;
const restWidth = 30;

/** About as wide as the text is at 12 px: Chinese characters are square, others about half as wide. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text)
    width +=
      (char.codePointAt(0) ?? 0) > 0x2e7f ? 12 : /[A-Z@%&MWmw]/.test(char) ? 8.6 : /[iIljt.,:;'|()[\] ]/.test(char) ? 4 : 6.7;
  return width;
}

/** Shows the first chips that fit in a width, in their order; the first always shows. The others are counted as "+n". */
export function fitChips(
  texts: readonly string[],
  width: number,
  most: number,
): { readonly shown: number; readonly rest: number } {
  let used = 0;
  let shown = 0;
  for (const [index, text] of texts.entries()) {
    const chip = textWidth(text) + padding + (index === 0 ? 0 : gap);
    const others = texts.length - index - 1;
    const room = width - (others > 0 || index + 1 > most ? restWidth : 0);
    if (index >= most || (index > 0 && used + chip > room)) break;
    used += chip;
    shown++;
  }
  return { shown, rest: texts.length - shown };
}
