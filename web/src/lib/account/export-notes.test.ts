import { expect, test } from 'vitest';
import { createApi } from './api.ts';
import { noteExport, tell } from './export-notes.ts';
import type { KeyStore } from './key-store.ts';

function aDesk() {
  const kept = new Map<string, string>();
  const profile: KeyStore = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  const told: string[] = [];
  const desk = { online: true, refuses: '' };
  const api = createApi({
    fetch: (path, init) => {
      if (!desk.online) return Promise.reject(new TypeError('no network'));
      const team = (path as string).split('/')[3] ?? '';
      if (team === desk.refuses) return Promise.resolve(Response.json({ problem: { type: 'NoAccess' } }, { status: 403 }));
      told.push(`${team} ${init?.body as string}`);
      return Promise.resolve(Response.json({}));
    },
    account: () => 'li',
  });
  return { desk, told, kept, parts: { api, profile, user: 'li' } };
}

test('an export is told at once; without network it waits on the device, and is told once, in order', async () => {
  const { desk, told, kept, parts } = aDesk();
  await noteExport(parts, { team: 'a', what: 'candidates', rows: 3 });
  desk.online = false;
  await noteExport(parts, { team: 'a', what: 'candidates', rows: 4 });
  await noteExport(parts, { team: 'b', what: 'kept-copy', rows: 1 });
  expect(told).toEqual(['a {"what":"candidates","rows":3}']);
  desk.online = true;
  await tell(parts);
  await tell(parts);
  expect(told.slice(1)).toEqual(['a {"what":"candidates","rows":4}', 'b {"what":"kept-copy","rows":1}']);
  expect([...kept]).toEqual([]);
});

test('what the server will never take does not keep the rest waiting', async () => {
  const { desk, told, parts } = aDesk();
  desk.online = false;
  await noteExport(parts, { team: 'gone', what: 'candidates', rows: 1 });
  await noteExport(parts, { team: 'a', what: 'candidates', rows: 2 });
  Object.assign(desk, { online: true, refuses: 'gone' });
  await tell(parts);
  expect(told).toEqual(['a {"what":"candidates","rows":2}']);
});

test('what does not read well in the store is passed over', async () => {
  const { told, kept, parts } = aDesk();
  kept.set('muster:of:li:export-notes', '[1, {"team":"a"}, null]');
  await tell(parts);
  kept.set('muster:of:li:export-notes', '{');
  await tell(parts);
  expect(told).toEqual([]);
});
