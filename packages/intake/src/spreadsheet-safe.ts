/**
 * Cells that a spreadsheet would run, or change while opening, get a leading apostrophe; reading them back takes it away again.
 * Both ways are exact for every text: a text that has such an apostrophe by itself gets a second one.
 */
export const defuse = (text: string): string => (isTouched(text) ? `'${text}` : text);

export const undefuse = (text: string): string => (text.startsWith("'") && isTouched(text.slice(1)) ? text.slice(1) : text);

const isTouched = (text: string): boolean => {
  const bare = text.replace(/^'+/, '');
  return runs.test(bare) || reshaped.test(bare);
};

/** A formula starts with one of these, also after white space; tab and carriage return are such starts themselves. */
const runs = /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/;

/** Digits that become 1.38E+10 or lose their zeros, 1E5, and 3-5 or 3/5, which becomes a day in March. */
const reshaped = /^(?:\d{11,}|0\d+|\d+(?:\.\d+)?[eE]\d+|\d{1,2}[-/]\d{1,2})$/;
