import { strFromU8, unzipSync } from 'fflate';

/** The dull way to read CSV, one character after the other: what the real reader is compared with. */
export function naiveCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i] ?? '';
      else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === separator) {
      row.push(cell);
      cell = '';
    } else if (c === '\n') {
      rows.push([...row, cell.replace(/\r$/, '')]);
      [row, cell] = [[], ''];
    } else cell += c;
  }
  return cell === '' && row.length === 0 ? rows : [...rows, [...row, cell]];
}

/** The dull way to read a sheet whose cells all have references, and whose style 1 is the only date. */
export function naiveSheet(bytes: Uint8Array, part: string): string[][] {
  const parts = unzipSync(bytes);
  const xml = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const shared = [...xml('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map((si) =>
    (si[1] ?? '').replace(/<[^>]*>/g, '').replaceAll('&amp;', '&'),
  );
  return [...xml(part).matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((row) =>
    [...(row[1] ?? '').matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map((cell) => {
      const value = /<v>(.*?)<\/v>/.exec(cell[2] ?? '')?.[1];
      if (value === undefined) return '';
      if (/t="s"/.test(cell[1] ?? '')) return shared[Number(value)] ?? '';
      if (!/s="1"/.test(cell[1] ?? '')) return value;
      const date = new Date(1900, 0, Number(value) - 1);
      return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
    }),
  );
}
