import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDoc, Y } from '@muster/model';
import { closeCodes, nackCodes } from '@muster/protocol';
import { readKept } from './damaged.ts';
import { reconnectDelay } from './reconnect.ts';
import { openSyncedDocument } from './synced-document.ts';
import type { SyncedDocument } from './synced-document.ts';
import { createProfile } from './testing/profile.ts';
import type { Profile, TestTab } from './testing/profile.ts';
import { startScriptedRelay } from './testing/scripted-relay.ts';
import type { ScriptedPeer, ScriptedRelay } from './testing/scripted-relay.ts';
import { until } from './testing/wait.ts';

let relay: ScriptedRelay;
let profile: Profile;
const opened: SyncedDocument[] = [];
beforeEach(async () => {
  relay = await startScriptedRelay();
  profile = createProfile();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((document) => document.stop()));
  await relay.close();
});

const room = 'team/p/one/board';
async function open(tab: TestTab = profile.openTab(), user = 'ana'): Promise<SyncedDocument> {
  const document = await openSyncedDocument({ user, kind: 'board', room, server: relay.address, surroundings: tab.surroundings });
  opened.push(document);
  return document;
}
const write = (document: SyncedDocument, key: string): void => void document.doc.getMap('requisitions').set(key, key);
const keysIn = (update: Uint8Array): string[] => {
  const doc = createDoc();
  Y.applyUpdate(doc, update);
  return [...doc.getMap('requisitions').keys()].sort();
};
const isSynced = ({ facts }: SyncedDocument): boolean => facts.settled && facts.waiting.length === 0;

test('it asks for the extension, under its own user, and remembers the relay by its epoch', async () => {
  const document = await open();
  await until('settled', () => isSynced(document));
  expect(relay.asked).toEqual([`/sync/ana/${room}?ext=1`]);
  await document.stop();
  const again = await open();
  await until('settled', () => isSynced(again));
  expect(relay.asked.at(-1)).toBe(`/sync/ana/${room}?ext=1&epoch=first`);
});

test('[L8] the clock is corrected by what HELLO says', async () => {
  relay.onConnect = (peer) => peer.welcome({ serverTime: Date.now() + 3_600_000 });
  const document = await open();
  await until('greeted', () => document.clockOffset !== null);
  expect(Math.abs((document.clockOffset ?? 0) - 3_600_000)).toBeLessThan(2000);
});

test('[R13] changed rights are told at once and the line comes back at once, with what is allowed now; lost ones end it', async () => {
  let doubts = 0;
  let peer = null as ScriptedPeer | null;
  relay.onConnect = (joined) => (peer = joined).welcome({ rights: relay.asked.length === 1 ? 'w' : 'r' });
  const { surroundings } = profile.openTab();
  const onRightsDoubted = (): void => void doubts++;
  const document = await openSyncedDocument({
    user: 'ana',
    kind: 'board',
    room,
    server: relay.address,
    surroundings,
    onRightsDoubted,
  });
  opened.push(document);
  await until('settled', () => isSynced(document));
  const leftAt = performance.now();
  peer?.hangUp(closeCodes.rightsChanged, 'rights changed');
  await until('back', () => document.rights === 'r' && document.facts.settled);
  expect([doubts, relay.asked.length, performance.now() - leftAt < 1000]).toEqual([1, 2, true]);
  peer?.hangUp(closeCodes.noAccess, 'no access');
  await until('ended', () => document.facts.closed === 'no-access');
  expect([doubts, relay.asked.length]).toEqual([2, 2]);
});

test('[L3] nothing is sent before the document is filled: what this device has is in the first answer', async () => {
  relay.onConnect = () => undefined;
  const first = await open();
  write(first, 'kept');
  await until('saved', () => first.facts.unsafe === 0);
  await first.stop();
  relay.onConnect = null;
  const again = await open();
  await until('settled', () => isSynced(again));
  const [answer] = relay.received;
  expect(answer?.type === 'step2' && keysIn(answer.update)).toEqual(['kept']);
});

test('[L1] a frame with an edit leaves only when the edit is on this device', async () => {
  const tab = profile.openTab();
  const document = await open(tab);
  await until('settled', () => isSynced(document));
  let savedWhenReceived = null as boolean | null;
  relay.onData = (peer, number, frame) => {
    if (frame.type === 'update' && keysIn(frame.update).includes('a')) savedWhenReceived ??= document.facts.unsafe === 0;
    peer.send({ type: 'ack', count: number });
  };
  const witness = await open(createProfile().openTab(), 'ben');
  await until('settled', () => isSynced(witness));
  const held = tab.holdWrites();
  write(document, 'a');
  write(witness, 'w');
  // A whole round trip of somebody else: long enough for a frame that must not come.
  await until('the witness is acknowledged', () => isSynced(witness));
  expect(savedWhenReceived).toBeNull();
  held.release();
  await until('acknowledged', () => isSynced(document));
  expect(savedWhenReceived).toBe(true);
});

test('[L5] settled is said only after the answer of this very connection is acknowledged', async () => {
  relay.onData = () => undefined;
  const document = await open();
  await until('answered', () => relay.received.length > 0);
  expect(document.facts).toMatchObject({ connected: true, settled: false });
  relay.onData = (peer, number) => peer.send({ type: 'ack', count: number });
  write(document, 'a');
  await until('acknowledged', () => isSynced(document));
});

test('[L5] settled is not said before the relay has asked what this device has', async () => {
  const others = createDoc();
  others.getMap('requisitions').set('theirs', 1);
  let peer: ScriptedPeer | undefined;
  relay.onConnect = (connected) => {
    peer = connected;
    peer.hello();
    peer.send({ type: 'step2', update: new Uint8Array([0, 0]) });
    peer.send({ type: 'update', update: Y.encodeStateAsUpdate(others) });
  };
  const document = await open();
  await until('all of that was read', () => document.doc.getMap('requisitions').has('theirs'));
  expect(document.facts).toMatchObject({ connected: true, settled: false });
  peer?.send({ type: 'step1', stateVector: new Uint8Array([0]) });
  await until('settled', () => isSynced(document));
});

test("[L5] settled is not said before the relay's own answer was read, however much it has acknowledged", async () => {
  let peer: ScriptedPeer | undefined;
  relay.onConnect = (connected) => {
    peer = connected;
    peer.hello();
    peer.send({ type: 'step1', stateVector: new Uint8Array([0]) });
  };
  const document = await open();
  write(document, 'a');
  await until('acknowledged', () => document.facts.connected && document.facts.waiting.length === 0);
  expect(document.facts.settled).toBe(false);
  peer?.send({ type: 'step2', update: new Uint8Array([0, 0]) });
  await until('settled', () => isSynced(document));
});

test('[L5] an acknowledgement covers what was sent before it, and nothing after', async () => {
  const document = await open();
  await until('settled', () => isSynced(document));
  relay.onData = (peer, number) => {
    if (number === 2) peer.send({ type: 'ack', count: 2 });
  };
  write(document, 'a');
  write(document, 'b');
  await until('the second waits', () => document.facts.waiting.length === 1);
  expect(document.facts.waiting[0]?.records.map(({ id }) => id)).toEqual(['b']);
  expect(document.facts.settled).toBe(false);
});

describe('a relay that says nothing', () => {
  const clocks = ['setInterval', 'clearInterval', 'performance'] as const;
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
  /** Lets time pass, and then what came over the network be read. */
  const pass = async (ms: number): Promise<void> => {
    vi.advanceTimersByTime(ms);
    await new Promise((done) => setTimeout(done, 50));
  };

  test('one that is gone without a word is given up after two pings, and looked for again', async () => {
    vi.useFakeTimers({ toFake: [...clocks] });
    const document = await open();
    await until('settled', () => isSynced(document));
    relay.deaf = true;
    await pass(10_000);
    expect(document.facts.connected).toBe(true);
    await pass(10_000);
    await pass(10_000);
    relay.deaf = false;
    await until('another connection', () => relay.asked.length === 2 && isSynced(document));
  });

  test('a page in the background, whose timers run once a minute, keeps its connection', async () => {
    vi.useFakeTimers({ toFake: [...clocks] });
    const document = await open();
    await until('settled', () => isSynced(document));
    const now = performance.now.bind(performance);
    let late = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now() + late);
    for (let minute = 1; minute <= 3; minute++) {
      late = minute * 50_000;
      await pass(10_000);
    }
    expect(document.facts.connected).toBe(true);
    expect(relay.asked).toHaveLength(1);
  });

  test('one that takes the connection and never greets is given up too', async () => {
    vi.useFakeTimers({ toFake: [...clocks] });
    relay.onConnect = () => undefined;
    const document = await open();
    await until('asked', () => relay.asked.length === 1);
    relay.onConnect = null;
    await pass(10_000);
    await pass(10_000);
    await until('another connection', () => relay.asked.length === 2 && isSynced(document));
  });
});

describe('close codes', () => {
  const permanent = [
    [closeCodes.signIn, 'sign-in'],
    [closeCodes.clientTooOld, 'update'],
    [closeCodes.noAccess, 'no-access'],
    [closeCodes.erased, 'no-access'],
    [closeCodes.badFrame, 'update'],
  ] as const;
  test.for(permanent)('%i stops the connecting, says %s, and editing goes on', async ([code, closed]) => {
    relay.onConnect = (peer) => peer.hangUp(code);
    const document = await open();
    await until('closed', () => document.facts.closed !== null);
    expect(document.facts.closed).toBe(closed);
    write(document, 'a');
    await until('saved', () => document.facts.unsafe === 0);
    expect(relay.asked).toHaveLength(1);
    relay.onConnect = null;
    document.retry();
    await until('in again', () => isSynced(document));
    expect(document.facts.closed).toBeNull();
  });

  test.for([1006, 1011, closeCodes.overloaded, closeCodes.restart, 4500])(
    '%i: it comes back by itself',
    { timeout: 20_000 },
    async (code) => {
      let times = 0;
      relay.onConnect = (peer) => {
        if (times++ === 0) peer.hangUp(code === 1006 ? 1001 : code);
        else peer.welcome();
      };
      const document = await open();
      await until('back', () => isSynced(document));
      expect(document.facts.closed).toBeNull();
    },
  );

  test('delays grow, differ by chance, stay below their limit, and spread a restart over its span', () => {
    const at = (code: number, failed: number, chance: number): number => reconnectDelay(code, failed, 5000, chance);
    expect(at(1006, 1, 0)).toBeLessThan(at(1006, 4, 0));
    expect(at(1006, 3, 0)).not.toBe(at(1006, 3, 0.9));
    expect(at(1006, 50, 0.999)).toBeLessThanOrEqual(10_000);
    expect(at(closeCodes.restart, 1, 0)).toBeLessThan(500);
    expect(at(closeCodes.restart, 1, 0.999)).toBeGreaterThan(4900);
    expect(at(closeCodes.overloaded, 1, 0)).toBeGreaterThanOrEqual(5000);
  });

  test('4409: it greets the new memory and brings back what is its own; others bring back theirs', async () => {
    const others = createDoc();
    others.getMap('requisitions').set('theirs', 1);
    relay.onConnect = (peer) => {
      peer.welcome();
      peer.send({ type: 'update', update: Y.encodeStateAsUpdate(others) });
    };
    const document = await open();
    write(document, 'mine');
    await until('both are here', () => isSynced(document) && document.doc.getMap('requisitions').has('theirs'));
    await document.stop();

    relay.onConnect = (peer) => {
      if ((relay.asked.at(-1) ?? '').includes('epoch=second')) peer.welcome({ epoch: 'second' });
      else peer.hangUp(closeCodes.epochChanged, 'second');
    };
    const again = await open();
    await until('settled with the new memory', () => isSynced(again));
    expect(relay.asked.slice(-2).map((asked) => asked.split('epoch=')[1])).toEqual(['first', 'second']);
    const [answer] = relay.received;
    expect(answer?.type === 'step2' && keysIn(answer.update)).toEqual(['mine']);
  });
});

describe('refusals', () => {
  test('a final NACK: which, why, a copy of the bytes, also after a reload and in the other tab; never synced', async () => {
    const document = await open();
    const other = await open(profile.openTab());
    await until('settled', () => isSynced(document) && isSynced(other));
    relay.onData = (peer, number) => {
      peer.send({ type: 'nack', number, code: nackCodes.readOnly, final: true });
      peer.send({ type: 'ack', count: number });
    };
    write(document, 'a');
    await until('refused', () => document.facts.refused.length === 1);
    expect(document.facts.refused[0]).toMatchObject({ why: 'read-only', records: [{ root: 'requisitions', id: 'a' }] });
    expect(document.facts.waiting).toEqual([]);
    await until('the other tab knows', () => other.facts.refused.length === 1);
    expect(keysIn(document.refusedNotes()[0]?.update ?? new Uint8Array([0, 0]))).toEqual(['a']);
    await Promise.all([document.stop(), other.stop()]);

    relay.onData = null;
    const again = await open();
    await until('settled', () => again.facts.settled);
    expect(again.facts.refused).toHaveLength(1);
  });

  test("taking the server's version sets everything aside first, drops the copy in all tabs, and the next opening is clean", async () => {
    const document = await open();
    await until('settled', () => isSynced(document));
    let told = 0;
    const other = await openSyncedDocument({
      user: 'ana',
      kind: 'board',
      room,
      server: relay.address,
      surroundings: profile.openTab().surroundings,
      onDropped: () => (told += 1),
    });
    opened.push(other);
    relay.onData = (peer, number) => peer.send({ type: 'nack', number, code: nackCodes.readOnly, final: true });
    write(document, 'a');
    await until('refused', () => document.facts.refused.length === 1 && other.facts.refused.length === 1);
    expect(await document.drop()).toBe(true);
    await until('the other tab was told', () => told === 1);
    const kept = await readKept(profile.indexedDB, 'ana');
    expect(kept.map(({ key }) => (key as string).split('/')[0]).sort()).toEqual(['document', 'refused']);
    relay.onData = null;
    const again = await open();
    await until('settled', () => isSynced(again));
    expect(again.facts.refused).toEqual([]);
    expect(again.doc.getMap('requisitions').size).toBe(0);
  });

  test('a refusal that is not final: nothing is settled by it, and the next connection brings the change', async () => {
    const document = await open();
    await until('settled', () => isSynced(document));
    let refusals = 0;
    let settledMeanwhile = false;
    document.subscribe(() => (settledMeanwhile ||= refusals === 1 && document.facts.settled));
    relay.onData = (peer, number) => {
      if (refusals++ === 0) peer.send({ type: 'nack', number, code: nackCodes.malformed, final: false });
      else peer.send({ type: 'ack', count: number });
    };
    write(document, 'a');
    await until('refused once', () => refusals === 1);
    await until('brought again', () => isSynced(document));
    expect(settledMeanwhile).toBe(false);
    expect(document.facts.refused).toEqual([]);
    expect(relay.received.some((frame) => frame.type === 'step2' && keysIn(frame.update).includes('a'))).toBe(true);
  });

  test("an answer refused for somebody else's structs is given again with one's own only", async () => {
    const document = await open();
    await until('settled', () => isSynced(document));
    const others = createDoc();
    others.getMap('requisitions').set('theirs', 1);
    Y.applyUpdate(document.doc, Y.encodeStateAsUpdate(others), 'somehow');
    write(document, 'mine');
    await until('settled', () => isSynced(document));
    await document.stop();
    relay.onData = (peer, number, frame) => {
      const foreign = (frame.type === 'step2' || frame.type === 'update') && keysIn(frame.update).includes('theirs');
      if (foreign) peer.send({ type: 'nack', number, code: nackCodes.foreignClient, final: true });
      peer.send({ type: 'ack', count: number });
    };
    const offline = profile.openTab();
    offline.goOffline();
    const earlier = await open(offline);
    write(earlier, 'of an earlier session');
    await until('saved', () => earlier.facts.unsafe === 0);
    await earlier.stop();
    const again = await open();
    write(again, 'more');
    const answered = (): readonly string[] => {
      const [answer] = relay.received;
      return answer?.type === 'step2' ? keysIn(answer.update) : [];
    };
    // The refused answer is acknowledged by number, too: only the next line's answer tells.
    await until(
      'given again and settled',
      () => answered().length > 0 && !answered().includes('theirs') && isSynced(again),
      () => again.facts,
    );
    expect(again.facts.refused).toEqual([]);
    // Acknowledged is what was in it: also what one wrote before this page was opened.
    expect(answered()).toEqual(['mine', 'more', 'of an earlier session']);
  });
});
