import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('.', import.meta.url);

test('every promise of SPEC.md is quoted by a test, and no test quotes another', () => {
  const promised = [...readFileSync(new URL('../SPEC.md', folder), 'utf8').matchAll(/^- \*\*(I\d+)\*\*/gm)].map(
    (match) => match[1],
  );
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
  const quoted = new Set(
    files.flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/'\[(I\d+)\]/g)].map((match) => match[1])),
  );
  expect([...quoted].sort()).toEqual([...promised].sort());
});
