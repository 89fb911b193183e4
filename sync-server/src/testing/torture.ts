import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { Database } from '../store/database.ts';
import { Client } from './client.ts';
import { startRelay, until } from './relay-process.ts';
import { seeded } from './world.ts';

export interface TortureReport {
  readonly rounds: number;
  readonly kills: number;
  readonly shutdowns: number;
  readonly acknowledgedEdits: number;
  readonly acks: number;
  /** Rounds that ended with edits on their way: the kill met work. */
  readonly roundsUnderLoad: number;
}

const rooms = ['team/p/618/board', 'team/p/618/people', 'team/space'];

/**
 * Ends a real server again and again while nine people edit three rooms: so many times by SIGKILL, and every fifth time by
 * SIGTERM. After each end, what was acknowledged must be in the database file, and a fresh client of the next server must see it.
 * Throws at the first loss, with the seed and the round.
 */
export const torture = async (
  folder: string,
  kills: number,
  seed: number,
  say: (line: string) => void,
): Promise<TortureReport> => {
  const random = seeded(seed);
  const clients = rooms.flatMap((room) => ['ana', 'ben', 'cai'].map((user) => new Client(user, room)));
  const report = { rounds: 0, kills: 0, shutdowns: 0, acknowledgedEdits: 0, acks: 0, roundsUnderLoad: 0 };
  for (let round = 1; report.kills < kills; round++) {
    report.rounds = round;
    const where = `seed ${seed}, round ${round}`;
    const relay = await startRelay(folder);
    try {
      for (const client of clients) client.connect(relay.url);
      await until(`${where}: all are synced`, () => clients.every((client) => client.synced && client.allAcked));
      for (const room of rooms) {
        const fresh = new Client('fresh', room);
        fresh.connect(relay.url);
        await until(`${where}: a fresh client is synced`, () => fresh.synced);
        compare(`${where}, a fresh client of ${room}`, fresh.doc, clients);
        fresh.close();
      }
      const endAt = Date.now() + 100 + random() * 400;
      while (Date.now() < endAt) {
        for (const client of clients) for (let i = random() * 6; i > 0; i--) client.edit(random, 300);
        await wait(random() * 4);
      }
      const signal = round % 5 === 0 ? 'SIGTERM' : 'SIGKILL';
      if (signal === 'SIGKILL') report.kills++;
      else report.shutdowns++;
      if (signal === 'SIGKILL') {
        // An acknowledgement that came too early is only seen by who strikes in that very moment.
        let acksToCome = 1 + Math.floor(random() * 3);
        for (const client of clients) client.onAck = () => acksToCome-- > 0 || relay.child.kill('SIGKILL');
      }
      while (signal === 'SIGKILL' && relay.child.exitCode === null && relay.child.signalCode === null) {
        for (const client of clients) client.edit(random, 5_000);
        await wait(1);
      }
      const ended = await relay.end(signal);
      for (const client of clients) client.onAck = () => undefined;
      if (signal === 'SIGTERM' && ended !== 0) throw new Error(`${where}: shutdown ended with ${ended}: ${relay.output()}`);
      await until(`${where}: the sockets are closed`, () => clients.every((client) => !client.connected));
      if (signal === 'SIGTERM' && clients.some((client) => client.closeCode !== 1012))
        throw new Error(`${where}: closed with ${clients.map((client) => client.closeCode).join()}`);
      if (clients.some((client) => !client.allAcked)) report.roundsUnderLoad++;
    } finally {
      await relay.end('SIGKILL');
    }
    compareFile(where, folder, clients);
    const nacks = clients.reduce((sum, client) => sum + client.nacks, 0);
    if (nacks > 0) throw new Error(`${where}: ${nacks} honest edits were refused`);
    report.acknowledgedEdits = clients.reduce((sum, client) => sum + client.savedKeys.size + client.savedDeletions.size, 0);
    report.acks = clients.reduce((sum, client) => sum + client.acks, 0);
    say(`round ${round}: ${report.acknowledgedEdits} edits acknowledged, none lost`);
  }
  for (const client of clients) client.close();
  return report;
};

const compareFile = (where: string, folder: string, clients: readonly Client[]): void => {
  const database = new Database(folder);
  for (const room of rooms) {
    const stored = database.load(room);
    if (!stored.ok) throw new Error(`${where}: ${room}: ${stored.error.type}`);
    const doc = new Y.Doc();
    if (stored.value.snapshot !== null) Y.applyUpdate(doc, stored.value.snapshot.update);
    for (const { update } of stored.value.rows) Y.applyUpdate(doc, update);
    compare(
      `${where}, the file's ${room}`,
      doc,
      clients.filter((client) => client.room === room),
    );
  }
  database.close();
};

const compare = (where: string, doc: Y.Doc, clients: readonly Client[]): void => {
  const cards = doc.getMap('cards');
  const room = clients.filter((client) => where.endsWith(client.room));
  // Whether a deletion that was sent but not acknowledged took place is nobody's promise.
  const perhapsDeleted = new Set(room.flatMap((client) => [...client.deletions]));
  for (const client of room)
    for (const key of client.savedKeys)
      if (!cards.has(key) && !perhapsDeleted.has(key)) throw new Error(`${where} lost the acknowledged ${key}`);
  for (const client of room)
    for (const key of client.savedDeletions) if (cards.has(key)) throw new Error(`${where} brought the deleted ${key} back`);
};
