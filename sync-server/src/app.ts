import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Metrics } from './metrics.ts';
import type { WebFile, WebFiles } from './web-files.ts';

export interface AppParts {
  /** Everything under /api, or nothing. */
  readonly api: Hono | null;
  /** Whether people reach it by https only. */
  readonly isHttps?: boolean;
  readonly web: WebFiles;
  readonly metrics: Metrics;
  /** Whether what arrives is being stored. */
  readonly isHealthy: () => boolean;
  /** Whether newcomers should be sent here. */
  readonly isReady: () => boolean;
}

const notBuilt = `<!doctype html><meta charset="utf-8"><title>Muster</title>
<h1>Muster is running, but its web app has not been built</h1>
<p>Start it with <code>npx -y pnpm@12 start</code>, which builds what is missing.</p>`;

/** Everything that Muster answers over HTTP. It needs no port: `app.request()` answers too. */
export const createApp = ({ api, isHttps = false, web, metrics, isHealthy, isReady }: AppParts): Hono => {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) c.res.headers.set(name, value);
    if (isHttps) c.res.headers.set('Strict-Transport-Security', 'max-age=31536000');
    c.res.headers.set('Content-Security-Policy', contentSecurityPolicy(web.scriptHashes, c.req.header('host')));
  });
  const state = (c: Context, fine: boolean, word: string) =>
    c.text(fine ? 'ok\n' : `${word}\n`, fine ? 200 : 503, { 'Cache-Control': 'no-store' });
  app.get('/healthz', (c) => state(c, isHealthy(), 'the disk refuses'));
  app.get('/readyz', (c) => state(c, isReady(), 'not ready'));
  app.get('/metrics', (c) =>
    c.text(metrics.text(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' }),
  );
  if (api !== null) app.route('/api', api);
  app.get('*', (c) => {
    const file = web.byPath.get(c.req.path);
    // index.html is asked for as a file too: the service worker keeps a copy of it.
    if (file !== undefined) return send(c, file);
    if (!isNavigation(c)) return c.text('Not found\n', 404, { 'Cache-Control': 'no-store' });
    return web.index === undefined ? c.html(notBuilt, 503, { 'Cache-Control': 'no-store' }) : send(c, web.index);
  });
  return app;
};

/** Whether somebody opens a page. The app's pages have no dot in their paths; a missing file has, and is missing. */
const isNavigation = (c: Context): boolean => {
  const { path } = c.req;
  if (/^\/(_app|api|sync)(\/|$)/.test(path)) return false;
  if (path !== '/index.html' && path.slice(path.lastIndexOf('/')).includes('.')) return false;
  const mode = c.req.header('sec-fetch-mode');
  return mode === undefined ? (c.req.header('accept') ?? '').includes('text/html') : mode === 'navigate';
};

const send = (c: Context, file: WebFile): Response => {
  const headers: Record<string, string> = {
    'Content-Type': file.type,
    'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: file.etag,
    Vary: 'Accept-Encoding',
  };
  if (c.req.header('if-none-match')?.includes(file.etag)) return c.body(null, 304, headers);
  const accepted = c.req.header('accept-encoding') ?? '';
  if (file.brotli !== undefined && /\bbr\b/.test(accepted))
    return c.body(file.brotli, 200, { ...headers, 'Content-Encoding': 'br' });
  if (file.gzip !== undefined && /\bgzip\b/.test(accepted))
    return c.body(file.gzip, 200, { ...headers, 'Content-Encoding': 'gzip' });
  return c.body(file.bytes, 200, headers);
};

const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
} as const;

/** Nothing from elsewhere, and no inline script but those that index.html had when it was built. */
const contentSecurityPolicy = (scriptHashes: readonly string[], host: string | undefined): string => {
  // Not every browser counts a WebSocket to the same host as 'self'.
  const sockets = host !== undefined && /^[A-Za-z0-9.:[\]-]{1,255}$/.test(host) ? ` ws://${host} wss://${host}` : '';
  return [
    `default-src 'none'`,
    `script-src ${["'self'", ...scriptHashes].join(' ')}`,
    // Attributes only: where a card lies and how wide a column is. No style element but the app's own files.
    `style-src 'self'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${sockets}`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
};
