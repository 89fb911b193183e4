import { expect, test } from 'vitest';
import { problemOfCode } from './problems.ts';

test('what could not be written is told as our fault, what was filled in wrong as the visitor’s', () => {
  expect(problemOfCode('FAILED_TO_CREATE_USER', 422)).toEqual({ type: 'ServerFault' });
  expect(problemOfCode(undefined, 503)).toEqual({ type: 'ServerFault' });
  expect(problemOfCode('SOMETHING_NEW', 400)).toEqual({ type: 'FieldInvalid', field: '' });
  expect(problemOfCode('FAILED_TO_VERIFY_REGISTRATION', 400)).toEqual({ type: 'FieldInvalid', field: 'response' });
});
