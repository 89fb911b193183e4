import { expect, test } from 'vitest';
import { nextAddress, signInPath } from './next-address.ts';

const origin = 'https://muster.example';

test('[S1] after signing in one is only ever sent to a page of this app, however the address is written', () => {
  const evil = [
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example/t/',
    '/t/..//evil.example',
    '/t/..//evil.example/t/x',
    '/t/%2e%2e//evil.example',
    '/%2F%2Fevil.example',
    '/%5cevil.example',
    '//evil.example/t/one',
    'https://evil.example/t/one',
    'https:evil.example',
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)//t/',
    ' javascript:alert(1)',
    'data:text/html,x',
    '/@evil.example',
    '/api/auth/sign-out',
    '/sync/ana/one/space',
    '/tea',
    '',
    '?t',
    't/one',
  ];
  for (const text of evil) expect(nextAddress(text, origin), text).toBeNull();
  expect(nextAddress(null, origin)).toBeNull();
});

test('pages of the app come back as they are', () => {
  for (const text of ['/t/one', '/t/one/p/two/board?person=9#x', '/account', '/join'])
    expect(nextAddress(text, origin)).toBe(text);
  expect(nextAddress('/t/one/../two', origin)).toBe('/t/two');
});

test('the way to the sign-in and back is one address', () => {
  const path = signInPath(new URL('/t/one/p/two/board?person=9&x=1', origin));
  expect(nextAddress(new URL(path, origin).searchParams.get('next'), origin)).toBe('/t/one/p/two/board?person=9&x=1');
});
