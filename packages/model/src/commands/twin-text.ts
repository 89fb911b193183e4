import type { Desk } from '../desk.ts';
import { Y } from '../yjs.ts';

/** The lines that copies of a record have in a text and the kept one has not, ready to be added at its end. */
export function missingLines(
  desk: Desk,
  document: 'people' | 'board',
  root: string,
  field: string,
  kept: string,
  spares: readonly string[],
): string {
  const records = desk.documents[document]?.getMap<unknown>(root);
  const textOf = (id: string): string => {
    const record = records?.get(id);
    const text = record instanceof Y.Map ? (record.get(field) as unknown) : null;
    return text instanceof Y.Text ? text.toJSON() : '';
  };
  const here = textOf(kept);
  const lines = new Set(here.split('\n'));
  const missing: string[] = [];
  for (const line of spares.flatMap((id) => textOf(id).split('\n'))) {
    if (line.trim() === '' || lines.has(line)) continue;
    lines.add(line);
    missing.push(line);
  }
  if (missing.length === 0) return '';
  return (here === '' || here.endsWith('\n') ? '' : '\n') + missing.join('\n');
}
