import { expect, test } from 'vitest';
import { detailsOf } from './details.ts';

test('the details of an error hold the version and the stack, and no key to anybody’s data', () => {
  const error = new Error('broken');
  error.stack = 'Error: broken\n    at https://muster.example/t/9aQsecretTEAM/p/Pr0ject/board?person=Zhang:3:4';
  const text = detailsOf(error, { version: '1.2', address: '/t/9aQsecretTEAM/p/Pr0ject/board', agent: 'Browser' });
  expect(text).toContain('Muster 1.2');
  expect(text).toContain('broken');
  expect(text).not.toMatch(/secret|Pr0ject|Zhang/);
  expect(detailsOf('only words', { version: '1', address: '/', agent: 'B' })).toContain('only words');
});
