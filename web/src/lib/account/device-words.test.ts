import { expect, test } from 'vitest';
import { deviceOf, ownSession } from './device-words.ts';

const edge =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0';
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

test('a device is named as its owner would name it', () => {
  expect(deviceOf(edge)).toBe('Edge · Windows');
  expect(deviceOf(phone)).toBe('Safari · iPhone');
  expect(deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0')).toBe('Firefox · Linux');
  expect(deviceOf(edge.replace(/ Edg.*/, ''))).toBe('Chrome · Windows');
  expect(deviceOf('curl/8')).toBeNull();
  expect(deviceOf(null)).toBeNull();
});

test('this device is the session that says so, or the only one that looks like it, and never a guess', () => {
  const [a, b] = [{ userAgent: edge }, { userAgent: phone }];
  expect(ownSession([a, b], edge)).toBe(a);
  expect(ownSession([a, { ...a }], edge)).toBeNull();
  const said = { userAgent: edge, current: true };
  expect(ownSession([a, said], edge)).toBe(said);
});
