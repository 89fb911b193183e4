/** How many colours people can choose from: `--member-0` … `--member-9`. */
export const memberColours = 10;

/** The CSS colour of a member; any whole number is safe. */
export function memberColour(index: number): string {
  const safe = Number.isFinite(index) ? Math.abs(Math.trunc(index)) % memberColours : 0;
  return `var(--member-${safe})`;
}

/** One letter that stands for a name: the first character of the name as it is read, so 王小明 is 王 and Lily is L. */
export function initialOf(name: string): string {
  const [first] = name.trim();
  return first === undefined ? '?' : first.toLocaleUpperCase();
}
