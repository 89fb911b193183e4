/** A file as somebody drags it out of a folder. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A small spreadsheet of candidates for one post, saved as CSV. */
export function csvOf(candidates: readonly string[], post: string, name = 'candidates.csv'): ChosenFile {
  const rows = candidates.map((candidate, index) => [candidate, `138${String(10_000_000 + index * 7919).slice(0, 8)}`, post]);
  const text = [['Full name', 'Mobile', 'Position'], ...rows].map((cells) => cells.join(',')).join('\r\n');
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`${text}\r\n`) };
}

/** Twelve names of which none begins another. */
export const twelve = [
  'Ada Bai',
  'Bo Chen',
  'Cai Deng',
  'Dan Fang',
  'Eva Gao',
  'Fei Han',
  'Gu Jin',
  'Hua Kong',
  'Ivy Liang',
  'Jun Ma',
  'Kai Ning',
  'Lan Ouyang',
] as const;
