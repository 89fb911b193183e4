import { DatabaseSync, StatementSync } from 'node:sqlite';
import { compact } from '../compute/jobs.ts';
import { compactRoom } from '../rooms/compaction.ts';
import { Database } from '../store/database.ts';

// Compacts one room of a real database and dies, by SIGKILL, before the n-th thing that it does, or at the end.
// Without a number it lives and prints how many steps there were.

const [folder = '', room = '', killAt = '0'] = process.argv.slice(2);
const database = new Database(folder);
let steps = 0;
const step = (): void => {
  if (++steps === Number(killAt)) process.kill(process.pid, 'SIGKILL');
};

const watch = (prototype: object, name: string): void => {
  const methods = prototype as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[name];
  if (original === undefined) throw new Error(name);
  methods[name] = function (...args) {
    step();
    return original.apply(this, args);
  };
};
watch(DatabaseSync.prototype, 'exec');
for (const name of ['run', 'all', 'get']) watch(StatementSync.prototype, name);

const snapshot = await compactRoom(room, {
  store: {
    load: (name) => Promise.resolve(database.load(name)),
    compact: (name, made, rowCount) => Promise.resolve(database.compact(name, made, rowCount)),
  },
  compute: {
    compact: (parts) => {
      step();
      return Promise.resolve(compact(parts));
    },
  },
});
step();
console.log(JSON.stringify({ steps, seq: snapshot?.seq }));
