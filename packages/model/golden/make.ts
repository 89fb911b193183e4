/**
 * Writes the stored bytes of a session for the current version: run once for each new version and commit what it writes.
 * Bytes of released versions are never made again: people have documents like them. Run: pnpm --filter @muster/model golden
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { documentKinds } from '../src/documents.ts';
import { Y } from '../src/index.ts';
import { currentVersion } from '../src/migrations/index.ts';
import { everythingOn } from '../src/testing/index.ts';
import { workADay } from './session.ts';

const folder = new URL(`v${currentVersion}/`, import.meta.url);
if (existsSync(new URL('snapshots.json', folder))) {
  console.error(
    `Golden files of version ${currentVersion} are there already. Remove them only if that version was never released.`,
  );
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const { desk, documents } = await workADay();
for (const kind of documentKinds) writeFileSync(new URL(`${kind}.bin`, folder), Y.encodeStateAsUpdate(documents[kind]));
const contents = Object.fromEntries(documentKinds.map((kind) => [kind, documents[kind].toJSON()]));
writeFileSync(new URL('contents.json', folder), `${JSON.stringify(contents, null, 1)}\n`);
writeFileSync(new URL('snapshots.json', folder), `${JSON.stringify(everythingOn(desk), null, 1)}\n`);
console.log(`Wrote ${folder.pathname}`);
