import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editPerson, liveActivity, moveApplications, openDesk, setHeadcount, setOutcome } from '../index.ts';
import type { CommandOrigin, LiveChange } from '../index.ts';
import { documentKinds } from '../documents.ts';
import { aBigBoard } from '../testing/big-board.ts';
import { aRequisition, anApplication, expectOk } from '../testing/fixtures.ts';
import { aClock, createPeer, createPeers, everythingOn, meet, someDocuments } from '../testing/peers.ts';
import type { Peer } from '../testing/peers.ts';
import { Y } from '../yjs.ts';

const openOn = (documents: Peer['documents']) => openDesk(documents, { user: 'ana', now: aClock().now });

describe('[M1] opening', () => {
  test('a desk over empty documents writes nothing into them', () => {
    const { desk, documents } = createPeer('ana');
    expect(everythingOn(desk)).toBeTruthy();
    for (const kind of documentKinds) expect([...Y.encodeStateAsUpdate(documents[kind])]).toEqual([0, 0]);
  });
});

describe('[M8] snapshots', () => {
  test('[P7] a transaction replaces the snapshots it touched and no other, and names them to listeners', () => {
    const [ana, ben] = createPeers(2) as [Peer, Peer];
    const requisition = aRequisition(ana.desk);
    const ids = ['a', 'b', 'c'].map((name) => anApplication(ana.desk, { requisition, name }));
    meet([ana, ben]);
    const before = new Map(ana.desk.applications.byId);
    const heard: LiveChange[] = [];
    ana.desk.applications.subscribe((change) => heard.push(change));
    const untouched = ana.desk.columns.inStage('onboarding');
    expectOk(moveApplications(ben.desk, [ids[1] as string], { stage: 'offer' }));
    meet([ana, ben]);
    expect(heard.map(({ ids, local }) => [[...ids], local])).toEqual([[[ids[1]], false]]);
    for (const id of ids) expect(ana.desk.applications.byId.get(id) === before.get(id)).toBe(id !== ids[1]);
    expect(ana.desk.columns.inStage('onboarding')).toBe(untouched);
    expectOk(moveApplications(ana.desk, [ids[0] as string], { stage: 'offer' }));
    expect(heard.at(-1)).toMatchObject({ local: true });
    expect((heard.at(-1)?.origin as CommandOrigin).by).toBe('ana');
  });

  test('listeners find everything derived already true: status, columns, headcount', () => {
    const { desk } = createPeer('ana');
    const requisition = aRequisition(desk, { headcount: 1 });
    const id = anApplication(desk, { requisition });
    const seen: unknown[] = [];
    desk.applications.subscribe(() =>
      seen.push([desk.requisitions.byId.get(requisition)?.status, desk.columns.inStage('onboarding').length]),
    );
    expectOk(moveApplications(desk, [id], { stage: 'onboarding' }));
    expectOk(setHeadcount(desk, requisition, 2));
    expect(desk.requisitions.byId.get(requisition)?.status).toBe('confirmed');
    expectOk(setOutcome(desk, [id], { outcome: 'joined', reason: null }));
    expect(seen).toEqual([
      ['filled', 1],
      ['confirmed', 0],
    ]);
  });

  test('typing into notes touches no snapshot; after stop nobody hears anything', () => {
    const { desk, documents } = createPeer('ana');
    const person = desk.applications.byId.get(anApplication(desk))?.person as string;
    let heard = 0;
    desk.persons.subscribe(() => heard++);
    (documents.people.getMap<Y.Map<unknown>>('persons').get(person)?.get('notes') as Y.Text).insert(0, 'hello');
    expect(heard).toBe(0);
    desk.stop();
    documents.people.getMap<Y.Map<unknown>>('persons').get(person)?.set('city', 'Wuhan');
    expect([heard, desk.persons.byId.get(person)?.city]).toEqual([0, '']);
  });

  test('what a newer client added survives an edit here', () => {
    const { desk, documents } = createPeer('ana');
    const person = desk.applications.byId.get(anApplication(desk))?.person as string;
    const record = documents.people.getMap<Y.Map<unknown>>('persons').get(person);
    record?.set('zodiac', { sign: 'ox' });
    expectOk(editPerson(desk, person, { city: 'Wuhan' }));
    expect(record?.get('zodiac')).toEqual({ sign: 'ox' });
    expect([...desk.persons.problems]).toEqual([]);
  });

  test('a field of the wrong type is a problem by name, the record stays; a record without its core is listed, not shown', () => {
    const { desk, documents } = createPeer('ana');
    const id = anApplication(desk);
    const cards = documents.board.getMap<Y.Map<unknown>>('applications');
    documents.board.transact(() => {
      cards.get(id)?.set('owner', { name: 'x' });
      cards.get(id)?.set('m:bad', { stage: 'moon' });
      cards.set('half', new Y.Map(Object.entries({ person: 'p' })));
      cards.set('no record', 5 as never);
    });
    expect(desk.applications.byId.get(id)).toMatchObject({ owner: null, stage: 'screening' });
    const listed = new Map([...desk.applications.problems].map(([at, { readable, fields }]) => [at, [readable, fields]]));
    expect(listed).toEqual(
      new Map<string, unknown>([
        [id, [true, ['m:bad', 'owner']]],
        ['half', [false, ['requisition', 'moves']]],
        ['no record', [false, ['record']]],
      ]),
    );
    cards.get(id)?.set('owner', 'ben');
    expect(desk.applications.problems.get(id)?.fields).toEqual(['m:bad']);
  });

  test('a forged document never makes a reader throw, and what is sound in it is read', () => {
    const scalar = fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.double(),
      fc.string(),
      fc.constantFrom('screening', 'm:a', 'rejected', 1.7e12),
      fc.constant(new Uint8Array([1])),
    );
    const value: fc.Arbitrary<unknown> = fc.oneof(
      scalar,
      fc.array(scalar, { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom('stage', 'rank', 'at', 'by', 'after', 'undoes', 'move', 'value', 'from', 'id', 'kind'),
        scalar,
        { noNullPrototype: true },
      ),
    );
    const key = fc.constantFrom(
      'person',
      'requisition',
      'm:a',
      'm:b',
      'place',
      'step',
      'claim',
      'name',
      'title',
      'notes',
      'tag:x',
      'hold:h',
      'deletedAt',
      'rank',
      'nextAction',
      '__proto__',
    );
    const forged = fc.record({
      root: fc.constantFrom(
        'applications',
        'persons',
        'requisitions',
        'openings',
        'contacts',
        'members',
        'stages',
        'reasons',
        'channels',
        'team',
        'activity',
        'meta',
        'projects',
      ),
      id: fc.constantFrom('x', 'y', '', '.', 'x.name', 'r-1.requestedAt', 'screening.limitDays', 'team.timeZone', 'version:x'),
      nested: fc.boolean(),
      fields: fc.dictionary(key, value, { maxKeys: 6, noNullPrototype: true }),
      loose: value,
    });
    fc.assert(
      fc.property(fc.array(forged, { maxLength: 12 }), fc.boolean(), (forgeries, early) => {
        const peer = createPeer('ana');
        const sound = anApplication(peer.desk);
        if (!early) peer.desk.stop();
        for (const kind of documentKinds) {
          peer.documents[kind].transact(() => {
            for (const { root, id, nested, fields, loose } of forgeries) {
              if (root === 'activity') peer.documents[kind].getArray('activity').push([loose]);
              else peer.documents[kind].getMap<unknown>(root).set(id, nested ? new Y.Map(Object.entries(fields)) : loose);
            }
          });
        }
        const fresh = openOn(peer.documents);
        expect(fresh.applications.byId.get(sound)?.stage).toBe('screening');
        if (early) expect(everythingOn(peer.desk)).toEqual(everythingOn(fresh));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test('moves that name each other in a circle are read, the same on every replica', () => {
    const move = (rest: object): object => ({ stage: 'offer', rank: 'a0', at: 1, by: 'x', after: [], ...rest });
    const circles = [
      { a: move({ after: ['b'] }), b: move({ after: ['a'] }) },
      { a: move({ undoes: 'b' }), b: move({ undoes: 'a', at: 2 }) },
      { a: move({ undoes: 'a' }) },
      { a: move({ after: ['a'] }) },
      { a: move({ after: ['u'] }), u: move({ undoes: 'a', after: ['a'] }), b: move({ after: ['u'], at: 3 }) },
    ];
    for (const circle of circles) {
      const heads = [Object.entries(circle), Object.entries(circle).reverse()].map((entries) => {
        const documents = someDocuments();
        const fields: [string, unknown][] = [
          ['person', 'p'],
          ['requisition', 'r'],
          ...entries.map(([id, value]): [string, unknown] => [`m:${id}`, value]),
        ];
        documents.board.getMap('applications').set('x', new Y.Map(fields));
        return openOn(documents).applications.byId.get('x')?.head.id;
      });
      expect(heads[0]).toBeTypeOf('string');
      expect(heads[0]).toBe(heads[1]);
    }
  });

  test('a card all of whose moves are cancelled stands where it stood first', () => {
    const documents = someDocuments();
    const move = (rest: object): object => ({ stage: 'screening', rank: 'a0', at: 1, by: 'x', after: [], ...rest });
    const fields = Object.entries({
      ...{ person: 'p', requisition: 'r', 'm:a': move({}), 'm:b': move({ stage: 'offer', at: 2, after: ['a'] }) },
      ...{ 'm:c': move({ at: 3, undoes: 'a' }), 'm:d': move({ at: 4, undoes: 'b' }) },
    });
    documents.board.getMap('applications').set('x', new Y.Map(fields));
    expect(openOn(documents).applications.byId.get('x')?.head.id).toBe('a');
  });

  test('a forged chain of many thousand cancellations is read like a short one', () => {
    const stagesAfter = [2, 3, 20_000, 20_001].map((length) => {
      const documents = someDocuments();
      const fields = new Map<string, unknown>([
        ['person', 'p'],
        ['requisition', 'r'],
        ['m:first', { stage: 'screening', rank: 'a0', at: 1, by: 'x', after: [] }],
        ['m:0', { stage: 'offer', rank: 'a0', at: 2, by: 'x', after: ['first'] }],
      ]);
      for (let n = 1; n <= length; n++)
        fields.set(`m:${n}`, { stage: 'offer', rank: 'a0', at: 2 + n, by: 'x', after: [], undoes: String(n - 1) });
      documents.board.getMap('applications').set('x', new Y.Map(fields));
      return openOn(documents).applications.byId.get('x')?.stage;
    });
    expect(stagesAfter).toEqual(['offer', 'screening', 'offer', 'screening']);
  });

  test('a big board reads the same whether the desk was open before its content came or after', () => {
    const big = aBigBoard(300);
    const [before, after] = [someDocuments(), someDocuments()];
    const early = openOn(before);
    for (const documents of [before, after])
      for (const kind of ['board', 'people', 'private'] as const) Y.applyUpdate(documents[kind], big[kind]);
    const late = openOn(after);
    expect(late.applications.byId.size).toBe(300);
    expect(everythingOn(early)).toEqual(everythingOn(late));
  });
});

test('[M8] activity comes in order of time however it arrived, per subject and once', () => {
  const clock = aClock();
  const peers = createPeers(3, { clock });
  const [ana] = peers as [Peer, Peer, Peer];
  const activity = liveActivity(ana.documents.people);
  const person = ana.desk.applications.byId.get(anApplication(ana.desk))?.person as string;
  meet(peers);
  clock.pass(1000);
  peers.forEach(({ desk }, index) => expectOk(editPerson(desk, person, { city: `C${index}` })));
  meet(peers);
  const of = activity.of(person);
  expect(of.map(({ kind }) => kind)).toEqual(['person-added', 'person-edited', 'person-edited', 'person-edited']);
  for (const { desk } of peers) expect(desk.peopleActivity.all).toEqual(activity.all);
  expect(openOn(ana.documents).peopleActivity.of(person)).toEqual(of);
});

test('[M8] an entry that stands twice in the activity is read once', () => {
  const { desk, documents } = createPeer('ana');
  const person = desk.applications.byId.get(anApplication(desk))?.person as string;
  const entries = documents.people.getArray('activity');
  entries.push([entries.get(0)]);
  for (const { peopleActivity } of [desk, openOn(documents)]) {
    expect(peopleActivity.of(person)).toHaveLength(1);
    expect(peopleActivity.all).toHaveLength(1);
  }
});
