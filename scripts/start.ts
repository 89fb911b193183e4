/** Runs the whole product at one address: builds what is stale, then serves it until it is stopped. */
import { join } from 'node:path';
import { buildWeb } from './build.ts';
import { root } from './run.ts';

if (!(await buildWeb())) process.exit(1);
await import(join(root, 'sync-server/src/main.ts'));
