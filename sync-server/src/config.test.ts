import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('nothing given: port 4000 of this machine only, data beside where it was started', () => {
  const expected = {
    port: 4000,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    webBuild: resolve(import.meta.dirname, '../../web/build'),
  };
  expect(readConfig({})).toEqual({ ok: true, value: expected });
  expect(readConfig({ PORT: '', HOST: ' ', DATA_DIR: '' })).toEqual({ ok: true, value: expected });
});

test('what is given is used', () => {
  const env = { PORT: '0', HOST: '::1', DATA_DIR: '/srv/muster', WEB_BUILD: 'somewhere' };
  expect(readConfig(env)).toEqual({
    ok: true,
    value: { port: 0, host: '::1', dataDir: '/srv/muster', webBuild: resolve('somewhere') },
  });
});

test.each([
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['PORT', '0x50'],
  ['HOST', 'two hosts'],
  ['HOST', 'http://x/'],
])('%s=%s is refused with a sentence that names both', (setting, value) => {
  const refused = readConfig({ [setting]: value });
  expect(refused).toMatchObject({ ok: false, error: { type: 'SettingInvalid', setting } });
  if (!refused.ok) expect(refused.error.message).toContain(`"${value}"`);
});
