import { parentPort, workerData } from 'node:worker_threads';
import { Database } from './database.ts';
import type { SqliteAnswer, SqliteAsk } from './sqlite.ts';

// The only thread that touches the database: the event loop never waits for the disk.
const port = parentPort;
if (port === null) throw new Error('This file is a worker thread.');

const answer = (message: SqliteAnswer): void => port.postMessage(message);

let database: Database | undefined;
try {
  database = new Database((workerData as { folder: string }).folder);
  answer({ type: 'opened', epoch: database.epoch });
} catch (error) {
  answer({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}

const perform = (db: Database, ask: SqliteAsk): unknown => {
  switch (ask.type) {
    case 'append':
      return db.append(ask.rows, ask.bytes);
    case 'load':
      return db.load(ask.room);
    case 'compact':
      return db.compact(ask.room, ask.snapshot, ask.rowCount);
    case 'close':
      return db.close();
  }
};

port.on('message', ({ id, ask }: { id: number; ask: SqliteAsk }) => {
  if (database === undefined) return;
  answer({ type: 'done', id, value: perform(database, ask) });
  if (ask.type === 'close') port.close();
});
