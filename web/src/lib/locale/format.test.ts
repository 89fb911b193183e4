import { expect, test } from 'vitest';
import { formatPhone } from './format.ts';

test('a Chinese mobile number reads in three groups, however it was stored; any other stays as it is', () => {
  expect(formatPhone('+8613800003550')).toBe('138 0000 3550');
  expect(formatPhone('13800003550')).toBe('138 0000 3550');
  for (const other of ['', '138 0000 3550', '+442079460000', '0571-8800 1234', '138****3550', '1380000355'])
    expect(formatPhone(other)).toBe(other);
});
