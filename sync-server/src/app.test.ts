import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from './app.ts';
import { Metrics } from './metrics.ts';
import { aFolder } from './testing/folders.ts';
import { readWebFiles } from './web-files.ts';

const script = `\n  start("a < b && 'c'");\n`;
const html = `<!doctype html><html><head><script src="/_app/x.js"></script></head><body><script>${script}</script></body></html>`;
const page = { Accept: 'text/html,*/*' };

const anApp = async (state = { healthy: true, ready: true }) => {
  const folder = await aFolder();
  await mkdir(join(folder, '_app', 'immutable'), { recursive: true });
  await writeFile(join(folder, 'index.html'), html);
  await writeFile(join(folder, '_app', 'immutable', 'app.abc.js'), 'let a = 1;'.repeat(500));
  await writeFile(join(folder, 'service-worker.js'), 'self');
  await writeFile(join(folder, 'icon.png'), 'png');
  await writeFile(join(folder, '..secret'), 'inside, but called strangely');
  const metrics = new Metrics();
  return createApp({ api: null, web: readWebFiles(folder), metrics, isHealthy: () => state.healthy, isReady: () => state.ready });
};

test('a page of the app is index.html, whatever its path, and is asked for anew every time', async () => {
  const app = await anApp();
  for (const path of ['/', '/index.html', '/board/p1', '/t/abc-DEF_9/candidates']) {
    const answer = await app.request(path, { headers: page });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(await answer.text()).toBe(html);
  }
});

test('files are sent with their type; hashed ones for good, the service worker never from a cache', async () => {
  const app = await anApp();
  const hashed = await app.request('/_app/immutable/app.abc.js');
  expect(hashed.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const worker = await app.request('/service-worker.js');
  expect([worker.status, worker.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  const again = await app.request('/service-worker.js', { headers: { 'If-None-Match': worker.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  const zipped = await app.request('/_app/immutable/app.abc.js', { headers: { 'Accept-Encoding': 'gzip, br' } });
  expect(zipped.headers.get('content-encoding')).toBe('gzip');
});

test.each([
  ['/_app/immutable/gone.js', {}],
  ['/_app/immutable/gone.js', page],
  ['/gone.png', page],
  ['/api/x', page],
  ['/sync/ana/team/space', page],
  ['/board', {}],
  ['/board', { 'Sec-Fetch-Mode': 'cors', ...page }],
  ['/../package.json', {}],
  ['/%2e%2e/package.json', {}],
  ['/..%2fpackage.json', page],
])('%s is really missing, not the app in disguise', async (path, headers) => {
  const answer = await (await anApp()).request(path, { headers: headers as Record<string, string> });
  expect(answer.status).toBe(404);
});

test('[S2] every answer forbids what the app does not need; inline scripts are allowed by hash only', async () => {
  const app = await anApp();
  const hash = createHash('sha256').update(script).digest('base64');
  for (const path of ['/', '/gone.js', '/metrics', '/healthz']) {
    const { headers } = await app.request(path, { headers: { ...page, Host: 'muster.example:4000' } });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`connect-src 'self' ws://muster.example:4000 wss://muster.example:4000;`);
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(policy.match(/unsafe-inline/g)).toHaveLength(1); // styles
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
  const odd = await app.request('/', { headers: { ...page, Host: `x; script-src *` } });
  expect(odd.headers.get('content-security-policy')).not.toContain('script-src *');
});

test('[R17] health and readiness follow the relay; metrics are Prometheus text', async () => {
  const state = { healthy: true, ready: true };
  const app = await anApp(state);
  const codes = async () => [(await app.request('/healthz')).status, (await app.request('/readyz')).status];
  expect(await codes()).toEqual([200, 200]);
  Object.assign(state, { healthy: false, ready: false });
  expect(await codes()).toEqual([503, 503]);
  const metrics = await (await app.request('/metrics')).text();
  expect(metrics).toMatch(/# TYPE muster_updates_stored_total counter\nmuster_updates_stored_total 0\n/);
});

test('without a built web app it says so, and the rest works', async () => {
  const web = readWebFiles(join(await aFolder(), 'nothing'));
  const app = createApp({ api: null, web, metrics: new Metrics(), isHealthy: () => true, isReady: () => true });
  const answer = await app.request('/', { headers: page });
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('has not been built');
  expect((await app.request('/healthz')).status).toBe(200);
});
