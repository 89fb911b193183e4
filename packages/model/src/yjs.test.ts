import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { Y, createDoc } from './yjs.ts';

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

test('[M4] what arrives out of order is all taken in, also where Yjs alone would keep waiting for what it has', () => {
  const [a, b, c] = [createDoc(), createDoc(), createDoc()];
  [a.clientID, b.clientID] = [1, 2];
  const written: Record<string, Uint8Array> = {};
  const write = (name: string, doc: Y.Doc, change: () => void): void => {
    doc.once('update', (update: Uint8Array) => (written[name] = update));
    doc.transact(change);
  };
  const meet = (from: Y.Doc, to: Y.Doc): void => Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
  write('b0', b, () => b.getMap('fields').set('of b', 0));
  write('a0', a, () => a.getArray('list').push(['first']));
  meet(a, b);
  write('b1', b, () => b.getArray('list').push(['second']));
  meet(b, a);
  write('a1', a, () => {
    a.getMap('fields').set('of a', 1);
    a.getArray('list').push(['third']);
  });
  write('a2', a, () => a.getMap('fields').set('last', 1));
  for (const name of ['b1', 'a2', 'b0', 'a0', 'a1']) Y.applyUpdate(c, written[name] as Uint8Array, 'network');
  expect(c.getArray('list').toJSON()).toEqual(['first', 'second', 'third']);
  expect(c.getMap('fields').toJSON()).toEqual({ 'of a': 1, 'of b': 0, last: 1 });
  expect(c.store.pendingStructs).toBe(null);
});
