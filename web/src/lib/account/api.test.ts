import { describe, expect, test } from 'vitest';
import { accountHeader } from '@muster/protocol';
import type { ApiProblem } from '@muster/protocol';
import { createApi } from './api.ts';
import type { ApiFailure } from './api.ts';

const answering = (answer: () => Response | Promise<Response>, heard: Request[] = []) =>
  createApi({
    fetch: (path, init) => {
      heard.push(new Request(new URL(path as string, 'https://muster.example'), init));
      return Promise.resolve(answer());
    },
    account: () => 'ana1',
  });
const failureOf = async (answer: () => Response | Promise<Response>): Promise<ApiFailure | null> => {
  const result = await answering(answer).get('/api/session');
  return result.ok ? null : result.error;
};

test('[S1] every request says whom the page believes to be signed in, and every unsafe one that it is JSON', async () => {
  const heard: Request[] = [];
  const api = answering(() => Response.json({ a: 1 }), heard);
  expect(await api.get('/api/session')).toEqual({ ok: true, value: { a: 1 } });
  await api.post('/api/auth/sign-out');
  await api.patch('/api/teams/one', { name: 'One' });
  await api.delete('/api/teams/one/members/ana1');
  await api.post('/api/setup', { team: 'x' }, { as: null });
  await api.postBytes('/api/teams/one/set-aside', new Uint8Array([1, 2]));
  expect(heard.map((one) => [one.method, one.headers.get(accountHeader), one.headers.get('content-type')])).toEqual([
    ['GET', 'ana1', null],
    ['POST', 'ana1', 'application/json'],
    ['PATCH', 'ana1', 'application/json'],
    ['DELETE', 'ana1', 'application/json'],
    ['POST', null, 'application/json'],
    ['POST', 'ana1', 'application/octet-stream'],
  ]);
  expect(new Uint8Array((await heard.at(-1)?.arrayBuffer()) ?? [])).toEqual(new Uint8Array([1, 2]));
});

describe('a refusal is what the server says, and never anything else', () => {
  const problems: readonly ApiProblem[] = [
    { type: 'WrongCredentials' },
    { type: 'FieldInvalid', field: 'email' },
    { type: 'TooMany', retryAfterMs: 5000 },
    { type: 'PasswordTooShort', min: 10 },
  ];
  test.each(problems)('$type', async (problem) => {
    expect(await failureOf(() => Response.json({ problem }, { status: 400 }))).toEqual(problem);
  });

  const strange: readonly (readonly [number, unknown, ApiFailure])[] = [
    [400, { problem: { type: 'toString' } }, { type: 'ServerFault' }],
    [400, { problem: { type: 'FieldInvalid' } }, { type: 'ServerFault' }],
    [401, { code: 'UNAUTHORIZED' }, { type: 'SignInNeeded' }],
    [403, null, { type: 'NoAccess' }],
    [413, 'too large', { type: 'TooLarge' }],
    [429, {}, { type: 'TooMany', retryAfterMs: 60_000 }],
    [500, [], { type: 'ServerFault' }],
    [502, {}, { type: 'Offline' }],
  ];
  test.each(strange)('%i %j', async (status, body, failure) => {
    expect(await failureOf(() => Response.json(body, { status }))).toEqual(failure);
  });

  test('a page instead of an answer, no network, and a body that breaks off', async () => {
    expect(await failureOf(() => new Response('<!doctype html>'))).toEqual({ type: 'ServerFault' });
    expect(await failureOf(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual({ type: 'Offline' });
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error('gone')) });
    expect(await failureOf(() => new Response(broken))).toEqual({ type: 'Offline' });
  });
});

test('who waits too long is told that nobody answers', async () => {
  const api = createApi({
    fetch: (_path, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error()))),
    account: () => null,
    withinMs: 5,
  });
  expect(await api.get('/api/session')).toEqual({ ok: false, error: { type: 'Offline' } });
});
