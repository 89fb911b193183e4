import { expect, test } from 'vitest';
import { createApi } from './api.ts';
import { handInBy } from './hand-in.ts';

const work = { team: 't', room: 't/p/1/board', update: new Uint8Array([0, 0]), what: [{ command: 'applications', times: 2 }] };
const askedWith = async (answer: () => Response) => {
  const asked: string[] = [];
  const api = createApi({
    fetch: (path) => {
      asked.push(path as string);
      return Promise.resolve(answer());
    },
    account: () => 'li',
  });
  return { asked, answer: await handInBy(api)(work) };
};
const refusing = (type: string, status: number) => () =>
  Response.json({ problem: { type, field: '', retryAfterMs: 1 } }, { status });

test('work is handed in with its room and what it holds', async () => {
  const { asked, answer } = await askedWith(() => Response.json({}));
  const url = new URL(asked[0] ?? '', 'https://muster.example');
  expect([answer, url.pathname]).toEqual(['taken', '/api/teams/t/set-aside']);
  expect(Object.fromEntries(url.searchParams)).toEqual({ room: work.room, what: JSON.stringify(work.what) });
});

test('[L5] only what the server will never take counts as refused: all else is tried again', async () => {
  const answers = await Promise.all(
    (
      [
        ['NoAccess', 403],
        ['TooLarge', 413],
        ['SignInNeeded', 401],
        ['TooMany', 429],
        ['ServerFault', 500],
      ] as const
    ).map(async ([type, status]) => (await askedWith(refusing(type, status))).answer),
  );
  expect(answers).toEqual(['refused', 'refused', 'later', 'later', 'later']);
});
