import { expect, test } from 'vitest';
import { dropLinkToken, takeLinkToken } from './link-token.ts';

function aTab(hash: string) {
  const kept = new Map<string, string>();
  const tab = {
    location: { hash, pathname: '/join', search: '?x=1' },
    history: {
      state: null,
      replaceState: (_state: unknown, _title: string, url: string) => {
        tab.address = url;
        tab.location.hash = '';
      },
    },
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
    address: `/join?x=1${hash}`,
  };
  return tab;
}

test('[S8] the secret of a link leaves the address bar at once, outlives a reload, and is forgotten once it was used', () => {
  const tab = aTab('#abcDEF-12345_6.7');
  expect(takeLinkToken('join', tab)).toBe('abcDEF-12345_6.7');
  expect(tab.address).toBe('/join?x=1');
  expect(takeLinkToken('join', tab)).toBe('abcDEF-12345_6.7');
  expect(takeLinkToken('reset', tab)).toBeNull();
  dropLinkToken('join', tab);
  expect(takeLinkToken('join', tab)).toBeNull();
});

test('what is no secret of ours is none, and leaves the address bar too', () => {
  for (const hash of ['#', '#x', '#<script>alert(1)</script>', '#../../api/auth', `#${'a'.repeat(2000)}`]) {
    const tab = aTab(hash);
    expect(takeLinkToken('join', tab), hash).toBeNull();
    if (hash !== '#') expect(tab.address).toBe('/join?x=1');
  }
});

test('without storage the link works until a reload', () => {
  const tab = aTab('#abcdefgh');
  tab.sessionStorage.setItem = () => {
    throw new DOMException('no', 'SecurityError');
  };
  expect(takeLinkToken('join', tab)).toBe('abcdefgh');
});
