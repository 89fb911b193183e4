import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

test('[K5] numbers run where no document is: of the model only types and what is pure', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.includes('.test.') && !file.startsWith('testing'),
  );
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const imports = readFileSync(`${import.meta.dirname}/${file}`, 'utf8').matchAll(
      /^(import|export) (?!type )[^;]*from '([^']+)';/gm,
    );
    for (const [, , from = ''] of imports) expect(`${file}: ${from}`).toMatch(/: (\.\.?\/.*|@muster\/model\/pure)$/);
  }
});
