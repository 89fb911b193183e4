import { expect, test } from 'vitest';
import { offlineAfterMs, pillStart, pillStep, quietMs } from './pill.ts';
import type { DocumentFacts, PillMemory, PillState, WaitingChange } from './pill.ts';
import { seeded } from './testing/seeded.ts';

const calm: DocumentFacts = {
  opening: false,
  connected: true,
  settled: true,
  closed: null,
  waiting: [],
  refused: [],
  failure: null,
  unsafe: 0,
};
const change = (id: string): WaitingChange => ({
  id,
  at: 1,
  records: [{ document: 'board', root: 'applications', id: `card ${id}` }],
});
const waits = (...ids: string[]): DocumentFacts => ({ ...calm, settled: false, waiting: ids.map(change) });
const apart = { connected: false, settled: false } as const;

/** Plays facts on a clock that moves only when told. */
function play(start: readonly DocumentFacts[]) {
  let memory: PillMemory = pillStart;
  let now = 0;
  let last: { state: PillState; wakeAt: number | null };
  const step = (facts: readonly DocumentFacts[]) => {
    const next = pillStep(memory, facts, now);
    ({ memory } = next);
    last = next;
    return next.state;
  };
  step(start);
  return {
    step,
    /** Moves the clock to when the machine asked to be woken, as a timer would. */
    wake(facts: readonly DocumentFacts[]) {
      expect(last.wakeAt).not.toBeNull();
      now = last.wakeAt ?? now;
      return step(facts);
    },
    after(ms: number, facts: readonly DocumentFacts[]) {
      now += ms;
      return step(facts);
    },
    get wakeAt() {
      return last.wakeAt;
    },
    get now() {
      return now;
    },
  };
}

test('opening: while any local copy is read', () => {
  const pill = play([]);
  expect(pill.step([])).toMatchObject({ kind: 'opening' });
  expect(pill.step([calm, { ...calm, ...apart, opening: true }])).toMatchObject({ kind: 'opening' });
  expect(pill.wakeAt).toBeNull();
});

test('synced: only when every document is settled and nothing waits', () => {
  const pill = play([calm]);
  expect(pill.step([calm, calm])).toMatchObject({ kind: 'synced', count: 0 });
  expect(pill.step([calm, { ...calm, settled: false }]).kind).toBe('saving');
  expect(pill.step([calm, { ...calm, waiting: [change('a')] }]).kind).toBe('saving');
});

test('saving: at once no longer "synced", in words and numbers after 400 ms', () => {
  const pill = play([calm]);
  expect(pill.step([waits('a', 'b', 'c')])).toMatchObject({ kind: 'saving', quiet: true, count: 3 });
  expect(pill.wakeAt).toBe(quietMs);
  expect(pill.wake([waits('a', 'b', 'c')])).toMatchObject({ kind: 'saving', quiet: false, count: 3 });
  expect(pill.step([calm])).toMatchObject({ kind: 'synced' });
  // A new wait starts a new quiet time.
  expect(pill.after(1000, [waits('d')])).toMatchObject({ kind: 'saving', quiet: true });
});

test('saving: one intention that wrote two documents counts once, and lists the records of both', () => {
  const pill = play([waits('a'), waits('a', 'b')]);
  const state = pill.step([waits('a'), waits('a', 'b')]);
  expect(state.count).toBe(2);
  expect(state.waiting[0]?.records).toHaveLength(2);
});

test('offline: after 3 s without connection, not before, and over at once', () => {
  const away = [{ ...waits('a'), ...apart }];
  const pill = play([calm]);
  expect(pill.step(away).kind).toBe('saving');
  expect(pill.wake(away)).toMatchObject({ kind: 'saving', quiet: false });
  expect(pill.wake(away)).toMatchObject({ kind: 'offline', count: 1 });
  expect(pill.now).toBe(offlineAfterMs);
  expect(pill.wakeAt).toBeNull();
  expect(pill.step([waits('a')]).kind).toBe('saving');
});

test('offline: a short break is not told', () => {
  const pill = play([calm]);
  expect(pill.step([{ ...calm, ...apart }])).toMatchObject({ kind: 'saving', quiet: true });
  expect(pill.after(2999, [{ ...calm, ...apart }])).toMatchObject({ kind: 'saving', quiet: true });
  expect(pill.step([calm]).kind).toBe('synced');
  expect(pill.after(2999, [{ ...calm, ...apart }]).kind).toBe('saving');
});

test('sign-in and update: the relay asks for it, and editing goes on', () => {
  const pill = play([calm]);
  expect(pill.step([{ ...waits('a'), ...apart, closed: 'sign-in' }])).toMatchObject({ kind: 'sign-in', count: 1 });
  expect(pill.step([{ ...waits('a'), ...apart, closed: 'update' }])).toMatchObject({ kind: 'update', count: 1 });
});

test('a document that one may not read does not keep the pill from synced, unless something of ours waits in it', () => {
  const forbidden: DocumentFacts = { ...calm, ...apart, closed: 'no-access' };
  const pill = play([calm, forbidden]);
  expect(pill.step([calm, forbidden]).kind).toBe('synced');
  expect(pill.step([calm, { ...forbidden, waiting: [change('a')] }]).kind).not.toBe('synced');
});

test('refused: until somebody deals with it; not saved: before everything else', () => {
  const refused: DocumentFacts = { ...calm, refused: [{ ...change('a'), why: 'read-only' }] };
  const pill = play([calm]);
  expect(pill.step([refused])).toMatchObject({ kind: 'refused', refused: [{ why: 'read-only' }] });
  expect(pill.step([{ ...refused, failure: 'quota', unsafe: 2 }])).toMatchObject({
    kind: 'not-saved',
    failure: 'quota',
    holdsPage: true,
  });
});

test('leaving is held back only by what is in memory alone', () => {
  const pill = play([calm]);
  expect(pill.step([{ ...waits('a'), ...apart }]).holdsPage).toBe(false);
  expect(pill.step([{ ...waits('a'), unsafe: 1 }]).holdsPage).toBe(true);
  expect(pill.step([{ ...calm, failure: 'quota' }]).holdsPage).toBe(false);
});

test('[L5] whatever happens, "synced" is said only when nothing waits anywhere, and time alone never says it', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seeded(seed);
    const any = (): DocumentFacts => ({
      opening: random() < 0.1,
      connected: random() < 0.7,
      settled: random() < 0.7,
      closed: random() < 0.1 ? 'no-access' : random() < 0.05 ? 'sign-in' : null,
      waiting: random() < 0.4 ? [change(String(Math.floor(random() * 3)))] : [],
      refused: random() < 0.05 ? [{ ...change('r'), why: 'read-only' }] : [],
      failure: random() < 0.05 ? 'quota' : null,
      unsafe: 0,
    });
    let facts: DocumentFacts[] = [any()];
    const pill = play(facts);
    for (let step = 0; step < 40; step++) {
      pill.step(facts);
      if (random() < 0.5) facts = Array.from({ length: 1 + Math.floor(random() * 4) }, any);
      const { kind } = pill.after(Math.floor(random() * 2000), facts);
      const isSafe = facts.every(
        (one) =>
          !one.opening &&
          one.waiting.length === 0 &&
          one.refused.length === 0 &&
          one.failure === null &&
          ((one.settled && one.connected) || one.closed === 'no-access'),
      );
      if (kind === 'synced') expect([seed, step, isSafe]).toEqual([seed, step, true]);
      const again = pill.after(60_000, facts).kind;
      if (again === 'synced') expect([seed, step, isSafe]).toEqual([seed, step, true]);
    }
  }
});
