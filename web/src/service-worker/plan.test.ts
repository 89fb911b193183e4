import { expect, test } from 'vitest';
import { answerFor, cacheName, outdatedCaches } from './plan.ts';

const known = {
  origin: 'https://muster.example',
  immutable: new Set(['/_app/immutable/chunks/a1.js']),
  assets: new Set(['/icon.svg', '/theme.js']),
};
const ask = (path: string, more: { method?: string; navigates?: boolean } = {}) =>
  answerFor({ method: 'GET', url: new URL(path, known.origin).href, navigates: false, ...more }, known);

test('[L7] any page of the app opens from the cache, whatever its address', () => {
  for (const path of ['/', '/t/abc', '/t/abc/p/def/board?person=9', '/nowhere'])
    expect(ask(path, { navigates: true })).toBe('shell');
});

test('[L7] the API, sync, health and metrics are never answered from a cache, not even as a page', () => {
  for (const path of ['/api/teams', '/sync/u/t/space', '/healthz', '/readyz', '/metrics', '/api'])
    for (const navigates of [true, false]) expect(ask(path, { navigates })).toBe('network');
});

test('[L7] what is not a plain read of our own origin is left to the network', () => {
  expect(ask('/t/abc', { method: 'POST', navigates: true })).toBe('network');
  expect(ask('https://elsewhere.example/icon.svg')).toBe('network');
  expect(ask('/not-a-file-of-ours.json')).toBe('network');
});

test('[L7] an older tab still gets its own files: hashed names are looked up in every version', () => {
  expect(ask('/_app/immutable/chunks/a1.js')).toBe('immutable');
  expect(ask('/_app/immutable/chunks/of-the-version-before.js')).toBe('immutable');
  expect(ask('/icon.svg')).toBe('asset');
});

test('[L7] the caches of this version and of the two before it stay; foreign caches are not ours to delete', () => {
  const names = ['other-app', ...['1', '2', '3', '4', '5'].map(cacheName)];
  expect(outdatedCaches(names, '5')).toEqual([cacheName('1'), cacheName('2')]);
  expect(outdatedCaches(['other-app', cacheName('5')], '5')).toEqual([]);
});
