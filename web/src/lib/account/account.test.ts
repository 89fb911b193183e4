import { expect, test, vi } from 'vitest';
import { accountHeader } from '@muster/protocol';
import type { ApiProblem, Membership, SessionAnswer } from '@muster/protocol';
import { openAccount, recordKey } from './account.ts';
import type { AccountStore } from './account.ts';
import { readLeaving } from './leaving.ts';
import type { KeyStore } from './key-store.ts';

const ana = { user: 'ana1', name: 'Ana', email: 'ana@example.org', colour: 3 };
const ben = { user: 'ben1', name: 'Ben', email: 'ben@example.org', colour: 4 };
const member = (team: string, fields: Partial<Membership> = {}): Membership => ({
  team,
  name: team.toUpperCase(),
  level: 'recruiter',
  projects: 'all',
  ...fields,
});
const session = (fields: Partial<SessionAnswer> = {}): SessionAnswer => ({
  needsSetup: false,
  account: null,
  teams: [],
  mail: false,
  singleSignOn: null,
  ...fields,
});

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly as: string | null;
  readonly body: unknown;
}

/** A browser with tabs that share their storage, and a server that answers as it is told. */
function aBrowser() {
  const kept = new Map<string, string>();
  const windows: EventTarget[] = [];
  const asked: Asked[] = [];
  let answer: (asked: Asked) => object | 'no network' = () => session();
  const fetch: typeof globalThis.fetch = (path, init) => {
    const one: Asked = {
      method: init?.method ?? 'GET',
      path: path as string,
      as: new Headers(init?.headers).get(accountHeader),
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    asked.push(one);
    const said = answer(one);
    if (said === 'no network') return Promise.reject(new TypeError('Failed to fetch'));
    return Promise.resolve(Response.json(said, { status: 'problem' in said ? 400 : 200 }));
  };
  const openTab = (): AccountStore & { readonly window: EventTarget } => {
    const window = new EventTarget();
    windows.push(window);
    const told = (key: string): void => {
      // The tab that writes is not told.
      for (const other of windows) if (other !== window) other.dispatchEvent(Object.assign(new Event('storage'), { key }));
    };
    const profile: KeyStore = {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => {
        kept.set(key, value);
        told(key);
      },
      removeItem: (key) => {
        kept.delete(key);
        told(key);
      },
    };
    const store = openAccount({ profile, fetch, window });
    return Object.defineProperties({ window } as never, Object.getOwnPropertyDescriptors(store));
  };
  return {
    kept,
    asked,
    openTab,
    answers: (how: (asked: Asked) => object | 'no network') => void (answer = how),
    profile: { getItem: (key: string) => kept.get(key) ?? null, setItem: () => undefined, removeItem: () => undefined },
  };
}
const problem = (type: ApiProblem['type']): object => ({ problem: { type } });
const until = (what: () => boolean): Promise<void> => vi.waitFor(() => expect(what()).toBe(true));

test('[L1] the app opens as the last account without asking anybody, and goes on when nobody answers', async () => {
  const browser = aBrowser();
  browser.kept.set(recordKey, JSON.stringify({ account: ana, teams: [member('one')], ended: false }));
  browser.answers(() => 'no network');
  const tab = browser.openTab();
  expect(browser.asked).toEqual([]);
  expect([tab.state, tab.current, tab.membership('one')?.level]).toEqual([
    'signed-in',
    { user: 'ana1', name: 'Ana', colour: 3 },
    'recruiter',
  ]);
  const stop = tab.start();
  await until(() => tab.unanswered?.type === 'Offline');
  expect([tab.state, tab.account]).toEqual(['signed-in', ana]);

  browser.answers(() => session({ account: { ...ana, name: 'Anna' }, teams: [member('one'), member('two')] }));
  tab.window.dispatchEvent(new Event('online'));
  await until(() => tab.account?.name === 'Anna');
  expect([tab.unanswered, tab.teams.length]).toEqual([null, 2]);
  stop();
});

test('nobody is known until the server has said so, and then one knows how to come in', async () => {
  const browser = aBrowser();
  browser.answers(() => session({ needsSetup: true, mail: true, singleSignOn: 'Lark' }));
  const tab = browser.openTab();
  expect([tab.state, tab.server]).toEqual(['unknown', null]);
  await tab.refresh();
  expect([tab.state, tab.server]).toEqual(['signed-out', { needsSetup: true, mail: true, singleSignOn: 'Lark' }]);
});

test("a session that ended, or is another account's by now, ends nothing but the syncing; signing in again goes on", async () => {
  for (const how of [session(), session({ account: ben, teams: [member('secret')] }), problem('OtherAccount')]) {
    const browser = aBrowser();
    browser.kept.set(recordKey, JSON.stringify({ account: ana, teams: [member('one')], ended: false }));
    browser.answers(() => how);
    const tab = browser.openTab();
    await tab.refresh();
    expect([tab.state, tab.account, tab.membership('one')?.team, tab.membership('secret')]).toEqual(['ended', ana, 'one', null]);
    expect(browser.openTab().state).toBe('ended');
    browser.answers(() => session({ account: ana, teams: [member('one')] }));
    await tab.adopt();
    expect(tab.state).toBe('signed-in');
  }
});

test('any request that is refused for want of a session says that it ended', async () => {
  const browser = aBrowser();
  browser.kept.set(recordKey, JSON.stringify({ account: ana, teams: [], ended: false }));
  browser.answers(() => problem('SignInNeeded'));
  const tab = browser.openTab();
  await tab.api.get('/api/teams/one');
  expect([browser.asked[0]?.as, tab.state]).toEqual(['ana1', 'ended']);
});

test('only signing in takes another account over, and other tabs follow', async () => {
  const browser = aBrowser();
  browser.kept.set(recordKey, JSON.stringify({ account: ana, teams: [member('one')], ended: false }));
  const [here, other] = [browser.openTab(), browser.openTab()];
  browser.answers(() => session({ account: ben, teams: [member('two')] }));
  const stop = other.start();
  await until(() => other.state === 'ended');
  const changes: unknown[] = [];
  other.onMembership((change) => changes.push(change));
  await here.adopt();
  expect([here.account, other.account, other.membership('one'), other.membership('two')?.team]).toEqual([ben, ben, null, 'two']);
  // Ben's teams are no change of Ana's.
  expect(changes).toEqual([]);
  expect(browser.asked.at(-1)?.as).toBeNull();
  stop();
});

test('[R13] a changed level, changed projects, a new and a lost team are told once, in every tab', async () => {
  const browser = aBrowser();
  const before = [member('one'), member('two', { projects: ['p1', 'p2'] }), member('three'), member('same')];
  browser.kept.set(recordKey, JSON.stringify({ account: ana, teams: before, ended: false }));
  const [here, other] = [browser.openTab(), browser.openTab()];
  browser.answers(() => 'no network');
  const stop = other.start();
  const told: string[] = [];
  for (const tab of [here, other])
    tab.onMembership(({ team, before, after }) => told.push(`${team} ${before?.level ?? '–'} ${after?.level ?? '–'}`));
  const after = [
    member('one', { level: 'viewer' }),
    member('two', { projects: ['p2', 'p3'] }),
    member('same', { name: 'Renamed' }),
    member('four'),
  ];
  browser.answers(() => session({ account: ana, teams: after }));
  await here.refresh();
  await here.refresh();
  const each = ['one recruiter viewer', 'two recruiter recruiter', 'three recruiter –', 'four – recruiter'];
  expect(told.toSorted()).toEqual([...each, ...each].toSorted());
  expect(other.membership('same')?.name).toBe('Renamed');
  stop();
});

test('an answer that was on its way while somebody signed in or out is outdated', async () => {
  const browser = aBrowser();
  browser.kept.set(recordKey, JSON.stringify({ account: ana, teams: [member('one')], ended: false }));
  browser.answers(() => session({ account: ana, teams: [] }));
  const tab = browser.openTab();
  const asking = tab.refresh();
  tab.take(session({ account: ben, teams: [member('two')] }));
  await asking;
  expect([tab.account, tab.state]).toEqual([ben, 'signed-in']);
  const again = tab.refresh();
  tab.leave();
  await again;
  expect(tab.account).toBeNull();
});

test('[S5] signing out without a network: gone at once, and the session is ended before anything else is asked', async () => {
  const browser = aBrowser();
  browser.kept.set(recordKey, JSON.stringify({ account: ana, teams: [member('one')], ended: false }));
  browser.answers(() => 'no network');
  const [here, other] = [browser.openTab(), browser.openTab()];
  const stop = other.start();
  expect(here.leave()).toBe('ana1');
  expect([here.account, here.current, other.account, other.leaving]).toEqual([
    null,
    null,
    null,
    { user: 'ana1', where: 'elsewhere' },
  ]);
  expect((await here.endSession()).ok).toBe(false);
  stop();

  browser.answers(({ path }) => (path === '/api/auth/sign-out' ? {} : session()));
  browser.asked.length = 0;
  const nextStart = browser.openTab();
  await nextStart.refresh();
  expect(browser.asked.map(({ method, path, as }) => [method, path, as])).toEqual([
    ['POST', '/api/auth/sign-out', 'ana1'],
    ['GET', '/api/session', null],
  ]);
  expect(readLeaving(browser.profile)).toMatchObject({ session: false });
  await nextStart.refresh();
  expect(browser.asked.filter(({ path }) => path === '/api/auth/sign-out')).toHaveLength(1);
});

test('a session that cannot be ended yet is not taken for one that one may use', async () => {
  const browser = aBrowser();
  browser.kept.set('muster:leaving', JSON.stringify({ user: 'ana1', session: true, traces: false }));
  browser.answers(({ path }) => (path === '/api/auth/sign-out' ? problem('ServerFault') : session({ account: ana })));
  const tab = browser.openTab();
  await tab.refresh();
  expect([tab.account, tab.unanswered?.type]).toEqual([null, 'ServerFault']);
});

test("a new name is the server's first and then everybody's; without a network it says so and nothing changes", async () => {
  const browser = aBrowser();
  browser.kept.set(recordKey, JSON.stringify({ account: ana, teams: [], ended: false }));
  const tab = browser.openTab();
  let heard = 0;
  tab.subscribe(() => (heard += 1));
  browser.answers(() => ({}));
  expect((await tab.edit({ name: 'Anna', colour: 7 })).ok).toBe(true);
  expect([browser.asked[0]?.body, tab.current, heard]).toEqual([
    { name: 'Anna', colour: 7 },
    { user: 'ana1', name: 'Anna', colour: 7 },
    1,
  ]);
  browser.answers(() => 'no network');
  expect(await tab.edit({ name: 'X' })).toEqual({ ok: false, error: { type: 'Offline' } });
  expect(tab.current?.name).toBe('Anna');
});

test('storage that holds anything is nobody', () => {
  for (const text of ['', '{', 'null', '[]', '{"account":{"user":"../x","name":"y","email":"","colour":0},"teams":[]}', '"x"']) {
    const browser = aBrowser();
    browser.kept.set(recordKey, text);
    expect(browser.openTab().account).toBeNull();
  }
});
