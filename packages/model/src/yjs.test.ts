import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const source = new URL('./', import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

test('[M10] one module imports yjs', () => {
  const importers = files.filter(
    (name) =>
      name !== 'yjs.test.ts' &&
      /(from|import\(|import|require\()\s*['"](yjs|lib0)/.test(readFileSync(new URL(name, source), 'utf8')),
  );
  expect(importers).toEqual(['yjs.ts']);
});

test('[M10] the lockfile resolves one yjs', () => {
  const lockfile = readFileSync(new URL('../../../pnpm-lock.yaml', source), 'utf8');
  const versions = new Set([...lockfile.matchAll(/^ {2}yjs@([^:(]+)/gm)].map(([, version]) => version));
  expect([...versions]).toHaveLength(1);
});

test('[M10] every package of ours that names yjs gets the same copy', () => {
  const root = new URL('../../../', source);
  const folders = ['web/', 'sync-server/', 'e2e/', ...readdirSync(new URL('packages/', root)).map((name) => `packages/${name}/`)];
  const copies = new Set<string>();
  for (const folder of folders) {
    const file = new URL(`${folder}package.json`, root);
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      continue;
    }
    if (/"yjs":|"y-websocket":|"y-indexeddb":/.test(text)) {
      for (const name of ['yjs', 'y-protocols/sync']) {
        try {
          const resolve = createRequire(file).resolve;
          copies.add(name === 'yjs' ? resolve('yjs') : createRequire(resolve(name)).resolve('yjs'));
        } catch {
          // Not a dependency of this one.
        }
      }
    }
  }
  expect([...copies]).toHaveLength(1);
});
