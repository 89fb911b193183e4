import { expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import type { PasskeyFailure } from './passkeys.ts';
import { failureWords, placeProblem } from './problem-words.ts';

const failures: readonly PasskeyFailure[] = [
  { type: 'Offline' },
  { type: 'SignInNeeded' },
  { type: 'OtherAccount' },
  { type: 'NoAccess' },
  { type: 'FieldInvalid', field: 'email' },
  { type: 'FieldInvalid', field: 'something' },
  { type: 'WrongCredentials' },
  { type: 'WrongPassword' },
  { type: 'PasswordTooShort', min: 10 },
  { type: 'PasswordTooLong', max: 128 },
  { type: 'InvitationGone' },
  { type: 'LinkGone' },
  { type: 'SignInAgain' },
  { type: 'AlreadySetUp' },
  { type: 'AlreadyMember' },
  { type: 'LastManager' },
  { type: 'NotOnlyYours' },
  { type: 'TooLarge' },
  { type: 'TooMany', retryAfterMs: 90_000 },
  { type: 'ServerFault' },
  { type: 'PasskeyNotUsed' },
  { type: 'PasskeyKnown' },
];

test('every refusal is a sentence of its own, in both languages', () => {
  for (const [locale, end] of [
    ['zh', '。'],
    ['en', '.'],
  ] as const) {
    overwriteGetLocale(() => locale);
    const words = failures.map(failureWords);
    expect(words.filter((sentence) => !sentence.endsWith(end))).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  }
  expect(failureWords({ type: 'TooMany', retryAfterMs: 90_000 })).toContain('2 minutes');
});

test('what is about a field stands beside it, if the form has it; everything else beside the form', () => {
  expect(placeProblem({ type: 'PasswordTooShort', min: 10 }, ['password']).fields['password']).toContain('10');
  expect(placeProblem({ type: 'FieldInvalid', field: 'email' }, ['name']).rest).not.toBeNull();
  expect(placeProblem({ type: 'WrongCredentials' }, ['email', 'password'])).toMatchObject({ fields: {} });
});
