/** Documents as earlier versions stored them. See golden/make.ts. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { workADay } from '../golden/session.ts';
import { documentKinds } from './documents.ts';
import { openDesk, versionProblem } from './index.ts';
import { currentVersion } from './migrations/index.ts';
import { everythingOn, someDocuments } from './testing/peers.ts';
import { Y } from './yjs.ts';

const golden = new URL('../golden/', import.meta.url);
const stored = (version: string, file: string): unknown =>
  JSON.parse(readFileSync(new URL(`${version}/${file}.json`, golden), 'utf8'));
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const versions = readdirSync(golden).filter((name) => /^v\d+$/.test(name));

describe('[M9] documents stored by every version so far', () => {
  test('there are bytes of each version', () => {
    expect(versions).toEqual(Array.from({ length: currentVersion }, (_, index) => `v${index + 1}`));
  });

  test.each(versions)('%s reads as it did', (version) => {
    const documents = someDocuments();
    for (const kind of documentKinds) {
      const bytes = new URL(`${version}/${kind}.bin`, golden);
      // Earlier versions had fewer kinds of documents.
      if (existsSync(bytes) || version === `v${currentVersion}`) Y.applyUpdate(documents[kind], readFileSync(bytes));
    }
    const desk = openDesk(documents, { user: 'later', now: () => 0 });
    expect(versionProblem(documents)).toBe(null);
    // Later versions may read more than an earlier one knew of; what it read is still there, and the same.
    const readAs = expect(plain(everythingOn(desk)));
    if (version === `v${currentVersion}`) readAs.toEqual(stored(version, 'snapshots'));
    else readAs.toMatchObject(stored(version, 'snapshots') as object);
  });

  test('the same session is still stored the same way', async () => {
    const { documents } = await workADay();
    const contents = Object.fromEntries(documentKinds.map((kind) => [kind, documents[kind].toJSON()]));
    expect(plain(contents)).toEqual(stored(`v${currentVersion}`, 'contents'));
  });
});
