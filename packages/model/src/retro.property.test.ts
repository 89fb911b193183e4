/** A retro among people some of whom are offline, some at two devices at once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  Y,
  addRetroAction,
  addRetroCard,
  groupRetroCards,
  liveRetro,
  moveRetroCard,
  moveRetroTo,
  nameRetroGroup,
  ownRetroDrafts,
  phaseAfter,
  publishRetroCards,
  removeRetroCard,
  retroPhases,
  retroText,
  setRetroReady,
  setUpRetro,
  templateColumns,
  ungroupRetroCard,
  unvoteInRetro,
  voteInRetro,
} from './index.ts';
import type { Change, Desk, Refusal, Result, Retro, RetroAct, RetroPhase } from './index.ts';
import { documentKinds } from './documents.ts';
import { leaders } from './retro/groups.ts';
import { retroStanding } from './retro/phase.ts';
import { expectOk } from './testing/fixtures.ts';
import { aClock, createPeer } from './testing/peers.ts';
import type { Peer } from './testing/peers.ts';

const runs = (count: number): number => count * Number(process.env['RUNS'] ?? 1);
const retro = 'p1/2026-W21';
const setup = { template: 'keep-problem-try', columns: templateColumns('keep-problem-try'), votes: 3, anonymous: false } as const;

/** Devices of people: `ana` and `ana` are two devices of one. */
function devices(names: readonly string[], seed: number, wrongBy: readonly number[] = []): readonly Peer[] {
  const clock = aClock();
  return names.map((name, index) =>
    createPeer(name, { clock: { ...clock, now: () => clock.now() + (wrongBy[index] ?? 0) }, seed: seed * 1000 + index }),
  );
}

/** Everybody is online for a while; a member's own document goes to that member's devices only. */
function meet(peers: readonly Peer[]): void {
  for (let round = 0; round < 2; round++) {
    for (const from of peers) {
      for (const to of peers) {
        for (const kind of documentKinds) {
          if (from === to || (kind === 'user' && from.name !== to.name)) continue;
          Y.applyUpdate(to.documents[kind], Y.encodeStateAsUpdate(from.documents[kind], Y.encodeStateVector(to.documents[kind])));
        }
      }
    }
  }
}

const of = ({ documents }: Peer): Retro => liveRetro(documents.week).current;
const cardsOf = (peer: Peer): readonly string[] => of(peer).groups.flatMap(({ cards }) => cards.map(({ id }) => id));

/** Everything of a retro, and what a reader finds who opens the document only now. */
function everybodySees(peers: readonly Peer[]): Retro {
  const [first, ...others] = peers.map(of) as [Retro, ...Retro[]];
  for (const other of others) expect(other).toEqual(first);
  const copy = createPeer('later').documents.week;
  Y.applyUpdate(copy, Y.encodeStateAsUpdate((peers[0] as Peer).documents.week));
  expect(liveRetro(copy).current).toEqual(first);
  return first;
}

describe('phases', () => {
  const anAct = fc.record({
    to: fc.constantFrom(...retroPhases),
    at: fc.nat(5),
    by: fc.constantFrom('ana', 'ben'),
    after: fc.array(fc.constantFrom('0', '1', '2', '3', '4', '5', 'gone'), { maxLength: 4 }),
  });

  test('[M4] the same acts give the same phase, in whatever order they are read', () => {
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 6 }), fc.nat(), (fields, turn) => {
        const acts = fields.map((act, index): RetroAct => ({ id: String(index), ...act }));
        const turned = acts.map((_, index) => acts[(index + turn) % acts.length] as RetroAct);
        expect(retroStanding(turned)).toEqual(retroStanding(acts));
        expect(retroStanding(acts.toReversed())).toEqual(retroStanding(acts));
      }),
      { numRuns: runs(300) },
    );
  });

  test('[M4] people press next and back without seeing each other: one phase for all, nobody is skipped past, nobody pulls the others back', () => {
    let together = 0;
    const aStep = fc.tuple(fc.nat(3), fc.constantFrom('next', 'next', 'next', 'back', 'undo', 'meet'), fc.nat(3));
    fc.assert(
      fc.property(fc.array(aStep, { minLength: 4, maxLength: 40, size: 'max' }), fc.nat(1_000_000), (steps, seed) => {
        const peers = devices(['ana', 'ben', 'chen', 'dora'], seed);
        expectOk(setUpRetro((peers[0] as Peer).desk, setup));
        meet(peers);
        for (const [who, act, other] of steps) {
          const peer = peers[who] as Peer;
          const { phase } = of(peer);
          if (act === 'meet') {
            const pair = [peer, peers[other] as Peer] as const;
            const before = pair.map((each) => ({ retro: of(each), seen: Y.encodeStateVector(each.documents.week) }));
            meet(pair);
            const after = everybodySees(pair).phase;
            const [a, b] = before as [(typeof before)[0], (typeof before)[0]];
            const index = (phase: RetroPhase): number => retroPhases.indexOf(phase);
            // Who had seen everything is followed; of two who had not, the one who is further.
            const knows = (x: typeof a, y: typeof a): boolean => {
              const known = Y.decodeStateVector(x.seen);
              return [...Y.decodeStateVector(y.seen)].every(([client, clock]) => (known.get(client) ?? 0) >= clock);
            };
            if (knows(a, b)) expect(after).toBe(a.retro.phase);
            else if (knows(b, a)) expect(after).toBe(b.retro.phase);
            else {
              together++;
              expect(index(after)).toBeLessThanOrEqual(Math.max(index(a.retro.phase), index(b.retro.phase)));
            }
          } else if (act === 'undo') peer.history.undo();
          else {
            const to = act === 'next' ? phaseAfter(phase) : retroPhases[retroPhases.indexOf(phase) - 1];
            const moved = to === null || to === undefined ? null : moveRetroTo(peer.desk, to);
            if (moved?.ok) peer.history.push(moved.value);
          }
        }
        meet(peers);
        everybodySees(peers);
      }),
      { numRuns: runs(80) },
    );
    expect(together).toBeGreaterThan(50);
  }, 120_000);

  test('[M4] two people press next at once: the meeting is one phase on, not two; who was left behind does not pull it back', () => {
    // Ben's clock is an hour fast: what he did is always the latest.
    const peers = devices(['ana', 'ben'], 3, [0, 3_600_000]);
    const [ana, ben] = peers as [Peer, Peer];
    expectOk(setUpRetro(ana.desk, setup));
    meet(peers);
    expectOk(moveRetroTo(ana.desk, 'reveal'));
    expectOk(moveRetroTo(ben.desk, 'reveal'));
    meet(peers);
    expect(everybodySees(peers).phase).toBe('reveal');
    // Ben goes one on, offline; Ana went three on meanwhile.
    expectOk(moveRetroTo(ben.desk, 'group'));
    for (const phase of ['group', 'vote', 'discuss'] as const) expectOk(moveRetroTo(ana.desk, phase));
    meet(peers);
    expect(everybodySees(peers).phase).toBe('discuss');
    // Going back is for everybody, however far the others had been.
    expectOk(moveRetroTo(ben.desk, 'group'));
    meet(peers);
    expect(everybodySees(peers).phase).toBe('group');
    // Never before the reveal: what was read has been read.
    expect(moveRetroTo(ben.desk, 'collect')).toMatchObject({ ok: false, error: { type: 'WrongPhase' } });
    // Taking back one's own step leaves what came after it.
    const step = expectOk(moveRetroTo(ben.desk, 'vote'));
    ben.history.push(step);
    meet(peers);
    expectOk(moveRetroTo(ana.desk, 'discuss'));
    meet(peers);
    ben.history.undo();
    meet(peers);
    expect(everybodySees(peers).phase).toBe('discuss');
  });
});

describe('groups', () => {
  test('[M8] chains, circles and names of cards that are gone: every card is in one group, and who names whom is together', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    fc.assert(
      fc.property(
        fc.subarray(ids, { minLength: 1 }),
        fc.array(fc.option(fc.constantFrom(...ids, 'gone'), { freq: 3 }), { minLength: 7, maxLength: 7 }),
        (there, names) => {
          const groupOf = (card: string): string | null => names[ids.indexOf(card)] ?? null;
          const leading = leaders(new Set(there), groupOf);
          expect([...leading.keys()].sort()).toEqual([...there].sort());
          // Obviously: walk along names in both directions until nothing new is found.
          const all = [...ids, 'gone'];
          const together = (from: string): ReadonlySet<string> => {
            const found = new Set([from]);
            for (let size = 0; size !== found.size;) {
              size = found.size;
              for (const id of all) {
                const to = groupOf(id);
                if (to !== null && found.has(id)) found.add(to);
                if (to !== null && found.has(to)) found.add(id);
              }
            }
            return found;
          };
          for (const a of there) {
            const leader = leading.get(a) as string;
            expect(there).toContain(leader);
            expect(leading.get(leader)).toBe(leader);
            for (const b of there) expect(leading.get(b) === leader).toBe(together(a).has(b));
          }
          const backwards = leaders(new Set(there.toReversed()), groupOf);
          expect(new Map([...backwards].sort())).toEqual(new Map([...leading].sort()));
        },
      ),
      { numRuns: runs(400) },
    );
  });

  test('two people put two cards to each other at once: one group; a third joins it and the leader leaves it', () => {
    const peers = devices(['ana', 'ben'], 4);
    const [ana, ben] = peers as [Peer, Peer];
    expectOk(setUpRetro(ana.desk, setup));
    expectOk(moveRetroTo(ana.desk, 'reveal'));
    const [a, b, c] = ['one', 'two', 'three'].map((text) => expectOk(addRetroCard(ana.desk, { retro, column: 'keep', text })).id);
    meet(peers);
    expectOk(groupRetroCards(ana.desk, a as string, b as string));
    expectOk(groupRetroCards(ben.desk, b as string, a as string));
    meet(peers);
    const [group] = everybodySees(peers).groups.filter(({ cards }) => cards.length === 2);
    expect(group?.cards.map(({ id }) => id).sort()).toEqual([a, b].sort());
    expectOk(groupRetroCards(ben.desk, c as string, a as string));
    expectOk(nameRetroGroup(ben.desk, c as string, 'Together'));
    meet(peers);
    const whole = everybodySees(peers).groups[0];
    expect([whole?.cards.length, whole?.title]).toEqual([3, 'Together']);
    expectOk(ungroupRetroCard(ana.desk, whole?.id as string));
    meet(peers);
    const left = everybodySees(peers).groups;
    expect(left.map(({ cards, title }) => [cards.length, title]).sort()).toEqual([
      [1, null],
      [2, 'Together'],
    ]);
  });
});

test('votes: nobody has more than the limit, on two devices at once or with slots that are none', () => {
  let spent = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(3), fc.nat(5), fc.constantFrom('vote', 'vote', 'vote', 'unvote', 'undo', 'meet')), {
        maxLength: 40,
        size: 'max',
      }),
      fc.nat(1_000_000),
      (steps, seed) => {
        const peers = devices(['ana', 'ana', 'ben', 'ben'], seed);
        const [first] = peers as [Peer];
        expectOk(setUpRetro(first.desk, setup));
        expectOk(moveRetroTo(first.desk, 'reveal'));
        for (let nth = 0; nth < 5; nth++) expectOk(addRetroCard(first.desk, { retro, column: 'keep', text: `card ${nth}` }));
        for (const phase of ['group', 'vote'] as const) expectOk(moveRetroTo(first.desk, phase));
        meet(peers);
        const cards = cardsOf(first);
        for (const [who, nth, act] of steps) {
          const peer = peers[who] as Peer;
          const card = cards[nth] ?? 'gone';
          if (act === 'meet') meet(peers.slice(0, 2 + nth));
          else if (act === 'undo') peer.history.undo();
          else {
            const done = act === 'vote' ? voteInRetro(peer.desk, card) : unvoteInRetro(peer.desk, card);
            if (done.ok) peer.history.push(done.value);
            else expect(['NoVotesLeft', 'CardGone', 'NothingChanged']).toContain(done.error.type);
          }
        }
        // Written past every command: more slots, and the same slot in another spelling.
        const root = first.documents.week.getMap<unknown>('retroVotes');
        for (const slot of ['3', '4', '00', '1.0', '-1', 'x', '']) root.set(`ben:${slot}.card`, cards[0]);
        meet(peers);
        const { votesBy, groups } = everybodySees(peers);
        let counted = 0;
        for (const own of votesBy.values()) {
          expect(own.size).toBeLessThanOrEqual(3);
          counted += own.size;
        }
        expect(groups.reduce((sum, { votes }) => sum + votes, 0)).toBe(counted);
        spent += counted;
      },
    ),
    { numRuns: runs(60) },
  );
  expect(spent).toBeGreaterThan(60);
}, 120_000);

test('a whole retro at random: before the reveal nobody receives a card, afterwards every card is there once for everybody', () => {
  const kinds = [
    'add',
    'add',
    'add',
    'edit',
    'group',
    'ungroup',
    'name',
    'column',
    'remove',
    'vote',
    'action',
    'ready',
    'next',
    'meet',
    'undo',
  ] as const;
  const aStep = fc.tuple(fc.nat(4), fc.constantFrom(...kinds), fc.nat(99), fc.nat(99));
  const seen = { cards: 0, copies: 0, late: 0, revealed: 0 };
  fc.assert(
    fc.property(fc.array(aStep, { minLength: 10, maxLength: 60, size: 'max' }), fc.nat(1_000_000), (steps, seed) => {
      const peers = devices(['ana', 'ana', 'ben', 'chen', 'chen'], seed);
      const [first] = peers as [Peer];
      expectOk(setUpRetro(first.desk, setup));
      meet(peers);
      const secrets = new Map<string, string>();
      const removed = new Set<string>();
      const keep = (peer: Peer, result: Result<Change | { readonly change: Change }, Refusal> | undefined): void => {
        if (result?.ok) peer.history.push('change' in result.value ? result.value.change : result.value);
      };
      for (const [who, kind, x, y] of steps) {
        const peer = peers[who] as Peer;
        const { desk } = peer;
        const cards = cardsOf(peer);
        const some = (nth: number): string => cards[nth % Math.max(1, cards.length)] ?? 'gone';
        if (kind === 'meet') meet(peers.filter((_, index) => (x >> index) % 2 === 0));
        else if (kind === 'undo') peer.history.undo();
        else if (kind === 'add') {
          const secret = `secret-${secrets.size}-${seed}`;
          const added = addRetroCard(desk, { retro, column: of(peer).columns[x % 3]?.id ?? '', text: secret });
          // What nobody takes back has to be there in the end.
          if (added.ok) secrets.set(secret, added.value.id);
        } else if (kind === 'edit') {
          const copy = of(peer).groups.flatMap(({ cards }) => cards)[x % Math.max(1, cards.length)]?.copy;
          if (copy !== undefined) retroText(desk, copy)?.insert(0, '!');
        } else if (kind === 'group') keep(peer, groupRetroCards(desk, some(x), some(y)));
        else if (kind === 'ungroup') keep(peer, ungroupRetroCard(desk, some(x)));
        else if (kind === 'name') keep(peer, nameRetroGroup(desk, some(x), `name ${y}`));
        else if (kind === 'column') keep(peer, moveRetroCard(desk, some(x), ['keep', 'problem', 'try'][y % 3] as string));
        else if (kind === 'remove') {
          if (y < 10 && removeRetroCard(desk, some(x)).ok) removed.add(some(x));
        } else if (kind === 'vote') keep(peer, voteInRetro(desk, some(x)));
        else if (kind === 'action') keep(peer, addRetroAction(desk, { text: `do ${y}` }));
        else if (kind === 'ready') keep(peer, setRetroReady(desk, y % 2 === 0));
        else if (kind === 'next' && y < 30) {
          const to = phaseAfter(of(peer).phase);
          if (to !== null) keep(peer, moveRetroTo(desk, to));
        }
        for (const each of peers) {
          if (of(each).revealed) publishRetroCards(each.desk, retro);
          else expect(bytesOf(each.documents.week)).not.toContain('secret-');
        }
      }
      meet(peers);
      if (!of(first).revealed) expectOk(moveRetroTo(first.desk, 'reveal'));
      else seen.revealed++;
      meet(peers);
      for (const peer of peers) publishRetroCards(peer.desk, retro);
      meet(peers);
      const all = everybodySees(peers);
      const texts = all.groups.flatMap(({ cards }) => cards).map(({ text }) => text);
      for (const [secret, id] of secrets) {
        const own = all.groups.flatMap(({ cards }) => cards).filter((card) => card.text.includes(secret));
        if (!removed.has(id)) expect(own.map((card) => card.id)).toContain(id);
        // A second one only where another device's copy was written in.
        expect(own.filter((card) => card.text === secret).length).toBeLessThanOrEqual(1);
      }
      expect(new Set(all.groups.flatMap(({ cards }) => cards.map(({ id }) => id))).size).toBe(texts.length);
      seen.cards += texts.length;
      seen.late += all.groups.flatMap(({ cards }) => cards).filter(({ late }) => late).length;
      seen.copies += first.documents.week.getMap('retroCards').size - texts.length;
      // Nothing more to publish, for nobody.
      for (const peer of peers) expect(publishRetroCards(peer.desk, retro)).toMatchObject({ ok: false });
    }),
    { numRuns: runs(60) },
  );
  expect(Math.min(seen.cards / 10, seen.copies, seen.late, seen.revealed)).toBeGreaterThan(5);
}, 120_000);

const bytesOf = (doc: Y.Doc): string => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1');

test('own cards are read from one’s own document only', () => {
  const peers = devices(['ana', 'ben'], 9);
  const [ana, ben] = peers as [Peer, Peer];
  expectOk(setUpRetro(ana.desk, setup));
  meet(peers);
  const texts = (desk: Desk): number => ownRetroDrafts(desk, retro).length;
  expectOk(addRetroCard(ana.desk, { retro, column: 'try', text: 'mine' }));
  meet(peers);
  expect([texts(ana.desk), texts(ben.desk)]).toEqual([1, 0]);
});
