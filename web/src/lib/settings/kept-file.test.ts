import { expect, test } from 'vitest';
import { keptAsFile } from './kept-file.ts';

test('bytes that were set aside can be read back from the downloaded file', () => {
  const value = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
  const read = JSON.parse(keptAsFile([{ database: 'muster/x', key: 4, value, at: 7, why: 'damaged' }])) as {
    rows: { value: { bytes: string }; key: number }[];
  };
  const back = Uint8Array.from(atob(read.rows[0]?.value.bytes ?? ''), (letter) => letter.charCodeAt(0));
  expect(back).toEqual(value);
  expect(read.rows[0]?.key).toBe(4);
});
