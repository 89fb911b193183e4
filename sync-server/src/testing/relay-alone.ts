// The relay without accounts, for tests of what it does with bytes and not of who may send them.
import { run } from '../run.ts';

await run(() => Promise.resolve(null));
