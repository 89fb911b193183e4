import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { node, root, run, tool } from './run.ts';

/**
 * A Chromium for the browser tests: the one named by CHROMIUM_PATH, one on the PATH, Playwright's own, or Debian's, in this order,
 * installing the last two where that is possible. Says what it did. Answers its path, or null when there is none to be had.
 */
export async function findChromium(): Promise<string | null> {
  const found = (await chosen()) ?? (await onPath()) ?? (await playwrights());
  if (found !== null) {
    console.log(`Browser tests use ${found}.`);
    return found;
  }
  console.log('No Chromium on this machine; trying Playwright’s own download …');
  if ((await run(node, [tool('e2e', 'playwright/cli.js'), 'install', 'chromium'], { quiet: true })).code === 0) {
    const downloaded = await playwrights();
    if (downloaded !== null) {
      console.log(`Downloaded Chromium: ${downloaded}.`);
      return downloaded;
    }
  }
  if (process.getuid?.() === 0) {
    console.log('That did not work here; installing Debian’s chromium and Chinese fonts …');
    await run('apt-get', ['update', '-qq'], { quiet: true });
    const installed = await run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], {
      quiet: true,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    const debians = installed.code === 0 ? await onPath() : null;
    if (debians !== null) {
      console.log(`Installed ${debians}.`);
      return debians;
    }
    console.error(installed.output);
  }
  console.error(
    'No Chromium found and none could be installed. Install one (Debian: apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM_PATH.',
  );
  return null;
}

async function runnable(path: string): Promise<string | null> {
  return access(path, constants.X_OK).then(
    () => path,
    () => null,
  );
}

async function chosen(): Promise<string | null> {
  const path = process.env['CHROMIUM_PATH'];
  return path === undefined || path === '' ? null : runnable(path);
}

async function onPath(): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
      const path = await runnable(join(folder, name));
      if (path !== null) return path;
    }
  }
  return null;
}

/** Where Playwright keeps its own browser, if it is there. */
async function playwrights(): Promise<string | null> {
  const asked = await run(node, ['-e', "process.stdout.write(require('playwright').chromium.executablePath())"], {
    cwd: join(root, 'e2e'),
    quiet: true,
  });
  return asked.code === 0 && asked.output !== '' ? runnable(asked.output.trim()) : null;
}
