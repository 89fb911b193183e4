import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of the built web app, ready to be sent. */
export interface WebFile {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly gzip: Buffer<ArrayBuffer> | undefined;
  readonly brotli: Buffer<ArrayBuffer> | undefined;
  readonly type: string;
  readonly etag: string;
  readonly immutable: boolean;
}

export interface WebFiles {
  /** By path, with its leading slash. Only what was there at the start is ever served. */
  readonly byPath: ReadonlyMap<string, WebFile>;
  readonly index: WebFile | undefined;
  /** 'sha256-…' of every inline script of index.html. */
  readonly scriptHashes: readonly string[];
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Reads the built web app into memory. A folder that is not there gives no files. */
export const readWebFiles = (folder: string): WebFiles => {
  const byPath = new Map<string, WebFile>();
  const paths = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  for (const entry of paths) {
    if (!entry.isFile() || /\.(gz|br)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    if (!existsSync(file)) continue; // a build under way takes files away
    byPath.set(file.slice(folder.length).split(sep).join('/'), readWebFile(file));
  }
  const index = byPath.get('/index.html');
  return { byPath, index, scriptHashes: index === undefined ? [] : inlineScriptHashes(index.bytes.toString('utf8')) };
};

const readWebFile = (file: string): WebFile => {
  const bytes = readFileSync(file);
  const type = types[extname(file)] ?? 'application/octet-stream';
  const isText = /^(text|application\/(json|manifest)|image\/svg)/.test(type);
  const sibling = (ending: string) => (existsSync(file + ending) ? readFileSync(file + ending) : undefined);
  return {
    bytes,
    gzip: sibling('.gz') ?? (isText && bytes.length > 1024 ? gzipSync(bytes) : undefined),
    brotli: sibling('.br'),
    type,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    immutable: file.includes(join('_app', 'immutable') + sep),
  };
};

const inlineScriptHashes = (html: string): string[] =>
  [...html.matchAll(/<script(?![^>]*\ssrc\s*=)[^>]*>([\s\S]*?)<\/script>/gi)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
