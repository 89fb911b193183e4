import { expect, test } from 'vitest';
import { createDrafts } from './drafts.ts';

const aStorage = (): Storage & { full: boolean } => {
  const items = new Map<string, string>();
  return {
    full: false,
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, value: string) {
      if (this.full) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
  } as Storage & { full: boolean };
};

const ofAna = () => 'muster:of:ana:draft:';

test("[L4] a draft is its author's alone: after somebody else signed in, and while nobody is, there is none", () => {
  const storage = aStorage();
  let user: string | null = 'ana';
  const drafts = createDrafts(
    () => storage,
    () => user && `muster:of:${user}:draft:`,
  );
  drafts.write('k', 'typed by Ana');
  user = 'ben';
  expect(drafts.read('k')).toBeNull();
  user = null;
  expect(drafts.read('k')).toBeNull();
  drafts.write('k', 'typed while leaving');
  user = 'ana';
  expect(drafts.read('k')).toBe('typed by Ana');
});

test('a draft is there after a reload and gone once it was saved', () => {
  const storage = aStorage();
  createDrafts(() => storage, ofAna).write('ana/p1/city', '杭州');
  const afterReload = createDrafts(() => storage, ofAna);
  expect(afterReload.read('ana/p1/city')).toBe('杭州');
  afterReload.write('ana/p1/city', null);
  expect(createDrafts(() => storage, ofAna).read('ana/p1/city')).toBeNull();
});

test('with storage full or forbidden a draft lives as long as the page', () => {
  const storage = aStorage();
  const drafts = createDrafts(() => storage, ofAna);
  drafts.write('k', 'old');
  storage.full = true;
  drafts.write('k', 'new');
  expect(drafts.read('k')).toBe('new');
  const forbidden = createDrafts(() => {
    throw new DOMException('no', 'SecurityError');
  }, ofAna);
  forbidden.write('k', 'typed');
  expect(forbidden.read('k')).toBe('typed');
  forbidden.write('k', null);
  expect(forbidden.read('k')).toBeNull();
});
