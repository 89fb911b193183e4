import { expect, test } from 'vitest';
import { openIdentities } from './identity.ts';
import type { KeyStore } from './identity.ts';

function aStore(): KeyStore & { readonly kept: Map<string, string>; full: boolean } {
  const kept = new Map<string, string>();
  const store = {
    kept,
    full: false,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (store.full) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
  };
  return store;
}

test('a new tab is the person used last in this profile, and each tab may be somebody else', () => {
  const profile = aStore();
  const [one, two] = [openIdentities(profile, aStore()), openIdentities(profile, aStore())];
  expect(one.current).toBeNull();
  const ana = one.create({ name: '  Ana ' });
  expect(ana.name).toBe('Ana');
  expect(two.current).toEqual(ana);
  const ben = two.create({ name: 'Ben', colour: 4 });
  expect([one.current, two.current]).toEqual([ana, ben]);
  expect(openIdentities(profile, aStore()).current).toEqual(ben);
  one.use(ben.user);
  expect(one.current).toEqual(ben);
  expect(one.use('nobody')).toBeNull();
});

test('the same tab is the same person after a reload, whoever was used since elsewhere', () => {
  const [profile, tab] = [aStore(), aStore()];
  const ana = openIdentities(profile, tab).create({ name: 'Ana' });
  openIdentities(profile, aStore()).create({ name: 'Ben' });
  expect(openIdentities(profile, tab).current).toEqual(ana);
});

test('an id never changes, a name and colour may, and listeners hear of it', () => {
  const people = openIdentities(aStore(), aStore());
  let heard = 0;
  people.subscribe(() => (heard += 1));
  const ana = people.create({ name: 'Ana', colour: 1 });
  expect(people.edit(ana.user, { name: 'Anna' })).toEqual({ ...ana, name: 'Anna' });
  expect(people.edit(ana.user, { colour: 7 })).toEqual({ user: ana.user, name: 'Anna', colour: 7 });
  expect(people.current?.name).toBe('Anna');
  expect(heard).toBe(3);
});

test('colours are spread: ten people have ten', () => {
  const people = openIdentities(aStore(), aStore());
  for (let n = 0; n < 10; n++) people.create({ name: `P${n}` });
  expect(new Set(people.all.map(({ colour }) => colour)).size).toBe(10);
});

test('storage that is full, or holds anything, does not keep one from working', () => {
  const profile = aStore();
  for (const text of ['', '{', 'null', '[1,{"user":"../x","name":"y","colour":0},{"user":"ok","name":3}]', '"x"']) {
    profile.kept.set('muster:people', text);
    expect(openIdentities(profile, aStore()).all).toEqual([]);
  }
  const tab = aStore();
  profile.full = tab.full = true;
  const people = openIdentities(profile, tab);
  const ana = people.create({ name: 'Ana' });
  expect(people.current).toEqual(ana);
});
