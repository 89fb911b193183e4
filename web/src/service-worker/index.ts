import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';
import { answerFor, cacheName, outdatedCaches } from './plan.ts';

/**
 * Keeps the whole app on the device, so that every page opens without a network [L7]. A new version is fetched
 * beside the one that runs and waits until somebody says so: see `frame/app-update.svelte.ts`.
 */
const shell = '/index.html';
const absolute = ({ path }: { path: string }) => new URL(path, self.location.origin).pathname;
const known = {
  origin: self.location.origin,
  immutable: new Set(immutable.map(absolute)),
  assets: new Set(assets.map(absolute)),
};

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(tidy()));
self.addEventListener('message', (event) => {
  const { type } = (event.data ?? {}) as { type?: unknown };
  if (type === 'update-now') void self.skipWaiting();
  if (type === 'keep') event.waitUntil(keepAgain());
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const answer = answerFor({ method: request.method, url: request.url, navigates: request.mode === 'navigate' }, known);
  if (answer === 'shell') event.respondWith(fromCache(shell, request));
  else if (answer === 'immutable') event.respondWith(fromAnyCache(request));
  else if (answer === 'asset') event.respondWith(fromCache(new URL(request.url).pathname, request));
});

/** All or nothing: a version that could not be fetched whole is not installed, and the next visit tries again. */
async function keep(): Promise<void> {
  const cache = await caches.open(cacheName(version));
  const [page, ...files] = await Promise.all([
    fetch(shell, { cache: 'reload' }),
    ...[...known.assets].map((path) => fetch(path, { cache: 'reload' })),
  ]);
  const ofVersion = [page, ...files];
  if (ofVersion.some((response) => response?.ok !== true)) throw new Error('The app could not be fetched whole');
  const paths = [shell, ...known.assets];
  await Promise.all([
    cache.addAll([...known.immutable]),
    ...ofVersion.map((response, index) => cache.put(paths[index] ?? shell, response)),
  ]);
}

/** A sign-out removes the files; a worker that another tab held on to comes back without being installed again. */
async function keepAgain(): Promise<void> {
  const cache = await caches.open(cacheName(version));
  if ((await cache.match(shell)) === undefined) await keep();
}

async function tidy(): Promise<void> {
  await Promise.all(outdatedCaches(await caches.keys(), version).map((name) => caches.delete(name)));
  // The first visit is kept too: without this the page that installed the worker would go on without it.
  await self.clients.claim();
}

async function fromCache(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName(version));
  return (await cache.match(path)) ?? fetch(request);
}

async function fromAnyCache(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
