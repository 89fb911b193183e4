/** Builds the app and meets it in a real browser. Arguments go to Playwright: `pnpm e2e board --headed`. */
import { join } from 'node:path';
import { buildWeb } from './build.ts';
import { findChromium } from './chromium.ts';
import { node, root, run, tool } from './run.ts';

if (!(await buildWeb())) process.exit(1);
const chromium = await findChromium();
if (chromium === null) process.exit(1);
const { code } = await run(node, [tool('e2e', 'playwright/cli.js'), 'test', ...process.argv.slice(2)], {
  cwd: join(root, 'e2e'),
  env: { CHROMIUM_PATH: chromium },
});
process.exit(code);
