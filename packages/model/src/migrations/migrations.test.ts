import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addPerson, createHistory, createProject, editPerson, importPeople, setMember, versionProblem } from '../index.ts';
import { loadSample } from '../sample/index.ts';
import { aPerson, expectOk } from '../testing/fixtures.ts';
import { createPeer } from '../testing/peers.ts';
import { Y, createDoc } from '../yjs.ts';
import { bringUpToDate, currentVersion, migrations, versionOf } from './index.ts';
import type { Migration } from './index.ts';

/** Versions as they might come: a field renamed, then a default written down. Each may run twice and on two replicas at once. */
const later: readonly Migration[] = [
  ...migrations,
  {
    version: currentVersion + 1,
    up: (doc) => {
      const cities = doc.getMap<unknown>('cities');
      for (const [id, value] of doc.getMap<unknown>('towns')) if (!cities.has(id)) cities.set(id, value);
    },
  },
  {
    version: currentVersion + 2,
    up: (doc) => {
      const seen = doc.getMap<unknown>('seen');
      for (const id of doc.getMap('cities').keys()) if (!seen.has(id)) seen.set(id, false);
    },
  },
];
const bring = (doc: Y.Doc, to = later.length): void => doc.transact(() => bringUpToDate(doc, later.slice(0, to)));
const sync = (from: Y.Doc, to: Y.Doc): void => Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
const meet = (a: Y.Doc, b: Y.Doc): void => {
  sync(a, b);
  sync(b, a);
};

describe('[M9] versions', () => {
  test('migrations are numbered from 1 without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
    expect(currentVersion).toBe(migrations.length);
  });

  test('a document gets its version with its first write, not by being opened', () => {
    const { desk, documents } = createPeer('ana');
    expect(versionOf(documents.space)).toBe(0);
    expectOk(createProject(desk, { name: '618' }));
    expect([versionOf(documents.space), versionOf(documents.board)]).toEqual([currentVersion, 0]);
  });

  test('what a document has reached is not run again by each of its writes', () => {
    const ran: number[] = [];
    const counted = migrations.map((migration) => ({ ...migration, up: () => void ran.push(migration.version) }));
    const doc = createDoc();
    for (let write = 0; write < 3; write++) doc.transact(() => bringUpToDate(doc, counted));
    expect(ran).toEqual(migrations.map(({ version }) => version));
  });

  test('migrating twice, on two replicas at once and in any order of meetings gives one result', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(1), what: fc.constantFrom('old write', 'migrate', 'migrate by one', 'meet') }), {
          maxLength: 15,
        }),
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(9), { noNullPrototype: true }),
        (steps, towns) => {
          const docs = [createDoc(), createDoc()] as const;
          docs[0].transact(() => {
            bringUpToDate(docs[0]);
            for (const [id, town] of Object.entries(towns)) docs[0].getMap('towns').set(id, town);
          });
          sync(docs[0], docs[1]);
          let highest = 1;
          for (const { at, what } of steps) {
            const [doc, other] = at === 0 ? docs : ([docs[1], docs[0]] as const);
            if (what === 'meet') meet(doc, other);
            else bring(doc, what === 'migrate' ? later.length : what === 'migrate by one' ? currentVersion + 1 : 1);
            highest = Math.max(highest, versionOf(doc));
          }
          for (let round = 0; round < 2; round++) {
            bring(docs[0]);
            bring(docs[1]);
            meet(docs[0], docs[1]);
          }
          for (const root of ['meta', 'towns', 'cities', 'seen'])
            expect(docs[0].getMap(root).toJSON()).toEqual(docs[1].getMap(root).toJSON());
          expect(versionOf(docs[0])).toBe(later.length);
          expect(docs[0].getMap('cities').toJSON()).toEqual(towns);
          expect(Object.keys(docs[0].getMap('seen').toJSON()).sort()).toEqual(Object.keys(towns).sort());
        },
      ),
      { numRuns: 200 },
    );
  }, 60_000);

  test("an old client's first write beside a newer client's does not turn the version back, whoever wins a key", () => {
    for (const [oldId, newId] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const [old, recent] = [createDoc(), createDoc()];
      [old.clientID, recent.clientID] = [oldId, newId];
      bring(old, 1);
      bring(recent, 2);
      sync(old, recent);
      sync(recent, old);
      expect([versionOf(old), versionOf(recent)]).toEqual([2, 2]);
    }
  });

  test('a document of a newer version is read, and nothing writes it: commands, import, sample, undo', async () => {
    const { desk, documents } = createPeer('ana');
    const history = createHistory(desk);
    const id = aPerson(desk);
    history.push(expectOk(editPerson(desk, id, { city: 'Wuhan' })));
    documents.people.getMap('meta').set(`version:${currentVersion + 1}`, true);
    const before = Y.encodeStateAsUpdate(documents.people);
    const tooNew = { ok: false, error: { type: 'DocumentTooNew', document: 'people', version: currentVersion + 1 } };
    expect(versionProblem(documents)).toEqual({ document: 'people', version: currentVersion + 1 });
    expect(editPerson(desk, id, { city: 'Xiamen' })).toEqual(tooNew);
    expect(addPerson(desk, { person: { name: 'Wu' } })).toEqual(tooNew);
    expect(await importPeople(desk, [{ importKey: 'k', person: { name: 'Wu' } }])).toEqual(tooNew);
    expect(await loadSample(desk, { locale: 'en', today: '2026-05-20' })).toEqual(tooNew);
    expect(history.undo()).toMatchObject({ reverted: 0, kept: [{ field: 'city' }] });
    expect(history.canUndo).toBe(true);
    expect(Y.encodeStateAsUpdate(documents.people)).toEqual(before);
    expect(desk.persons.byId.get(id)?.city).toBe('Wuhan');
    expect(setMember(desk, { name: 'Ana', colour: 1 }).ok).toBe(true);
  });

  test('a version that cannot be read counts as newer', () => {
    const { desk, documents } = createPeer('ana');
    documents.space.getMap('meta').set('version:soon', true);
    expect(createProject(desk, { name: '618' })).toMatchObject({ ok: false, error: { type: 'DocumentTooNew' } });
  });

  test('a command that needs a document one may not read is refused whole', () => {
    const { documents } = createPeer('ana');
    const peer = createPeer('vera', { documents: { ...documents, private: null } as never });
    const before = Y.encodeStateAsUpdate(documents.people);
    expect(addPerson(peer.desk, { person: { name: 'Wu' }, contact: { phone: '138 0000 0000' } })).toEqual({
      ok: false,
      error: { type: 'NotAllowed', document: 'private' },
    });
    expect(Y.encodeStateAsUpdate(documents.people)).toEqual(before);
    expect(addPerson(peer.desk, { person: { name: 'Wu' } }).ok).toBe(true);
  });
});
