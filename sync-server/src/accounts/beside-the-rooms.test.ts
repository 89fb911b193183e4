import { expect, onTestFinished, test } from 'vitest';
import type { SessionAnswer } from '@muster/protocol';
import type { Store } from '../store/store.ts';
import { aMuster } from '../testing/muster.ts';
import { aPassword, Visitor } from '../testing/visitor.ts';

/** Rooms are written to the same file at any moment; here one after the other, until the test ends. */
function peopleAtWork(store: Store): { readonly commits: number; readonly refused: number } {
  const work = { commits: 0, refused: 0 };
  let isOver = false;
  const writing = (async () => {
    for (let seq = 1; !isOver; seq++) {
      const { ok } = await store.append([{ room: 'a/space', seq, update: new Uint8Array([0, 0]), user: 'ana', clients: [] }]);
      if (ok) work.commits += 1;
      else work.refused += 1;
    }
  })();
  onTestFinished(() => {
    isOver = true;
    return writing;
  });
  return work;
}

test('[R15] colleagues who write keep nobody from joining or signing in, nor those who join anybody from writing', async () => {
  const { url, store, problems } = await aMuster();
  const ana = await new Visitor(url, 'ana@example.com').setsUp();
  const work = peopleAtWork(store);
  for (let nth = 0; nth < 5; nth++) {
    const email = `member${nth}@example.com`;
    const { body } = await ana.invites(email, 'viewer');
    const account = { name: `Member ${nth}`, password: aPassword, colour: 3 };
    const request = { token: body.invitation.token, account };
    const joined = await new Visitor(url, email).ask<SessionAnswer>('POST', '/api/join', request);
    expect(joined.body).toMatchObject({ teams: [{ team: ana.team, level: 'viewer' }] });
    const signIn = { email, password: aPassword };
    expect((await new Visitor(url, email).ask('POST', '/api/auth/sign-in/email', signIn)).status).toBe(200);
  }
  expect(work.commits).toBeGreaterThan(20);
  expect([work.refused, problems]).toEqual([0, []]);
});
