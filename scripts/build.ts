import { glob, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { node, root, run, tool } from './run.ts';

/** Everything the built web app is made of. */
const sources = [
  'web/src/**/*',
  'web/messages/**/*',
  'web/static/**/*',
  'web/project.inlang/settings.json',
  'web/*.{ts,json}',
  'packages/*/src/**/*',
  'pnpm-lock.yaml',
];
/** Written by the build itself. */
const generated = 'web/src/lib/paraglide';

async function changedAt(path: string): Promise<number> {
  return stat(join(root, path)).then(
    (file) => file.mtimeMs,
    () => 0,
  );
}

async function isStale(): Promise<boolean> {
  const builtAt = await changedAt('web/build/index.html');
  if (builtAt === 0) return true;
  for await (const path of glob(sources, { cwd: root })) {
    if (!path.startsWith(generated) && (await changedAt(path)) > builtAt) return true;
  }
  return false;
}

/** Builds the web app if its sources are newer than what is built. Answers whether `web/build` can be served. */
export async function buildWeb(): Promise<boolean> {
  if (!(await isStale())) return true;
  console.log('Building the web app …');
  const built = await run(node, [tool('web', 'vite/bin/vite.js'), 'build'], {
    cwd: join(root, 'web'),
    quiet: true,
    env: { NODE_ENV: 'production' },
  });
  if (built.code !== 0) console.error(built.output);
  return built.code === 0;
}

if (import.meta.main) process.exit((await buildWeb()) ? 0 : 1);
