import { expect, test } from 'vitest';
import { canUsePasskeys } from './passkeys.ts';

test('passkeys are offered where browsers have them: on secure pages with a host name', () => {
  const page = (hostname: string, isSecureContext = true, PublicKeyCredential: unknown = class {}) =>
    ({
      location: { hostname },
      isSecureContext,
      ...(PublicKeyCredential !== null && { PublicKeyCredential }),
    }) as unknown as Window;
  expect(canUsePasskeys(page('muster.example'))).toBe(true);
  expect(canUsePasskeys(page('localhost'))).toBe(true);
  for (const host of ['127.0.0.1', '10.0.0.5', '[::1]']) expect(canUsePasskeys(page(host)), host).toBe(false);
  expect(canUsePasskeys(page('muster.example', false))).toBe(false);
  expect(canUsePasskeys(page('muster.example', true, null))).toBe(false);
});
