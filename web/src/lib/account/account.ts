import { createSubscriber } from 'svelte/reactivity';
import { err, ok } from '@muster/protocol';
import type { Account, Membership, SessionAnswer } from '@muster/protocol';
import type { Identity, Me } from '#lib/sync/identity.ts';
import { createApi } from './api.ts';
import type { Api, ApiFailure, ApiResult } from './api.ts';
import type { KeyStore } from './key-store.ts';
import { leavingKey, readLeaving, writeLeaving } from './leaving.ts';
import { membershipChanges, readRecord } from './record.ts';
import type { AccountRecord, MembershipChange } from './record.ts';

/**
 * - `unknown`: nobody is known here and the server has not answered yet
 * - `signed-out`: nobody is signed in
 * - `signed-in`: as far as this device knows; the server may not have been asked yet
 * - `ended`: the server says that the session is over. Work goes on, on this device
 */
type AccountState = 'unknown' | 'signed-out' | 'signed-in' | 'ended';

/**
 * Who works in this browser. It is known from the device alone, before and without any request, and the same in all tabs.
 * Everything here is reactive.
 */
export interface AccountStore extends Identity {
  readonly state: AccountState;
  /** The account that was signed in last and has not signed out. */
  readonly account: Account | null;
  /** Its teams, by name. */
  readonly teams: readonly Membership[];
  /** How one can sign in here; null until the server has answered. */
  readonly server: Pick<SessionAnswer, 'needsSetup' | 'mail' | 'singleSignOn'> | null;
  /** Why the server did not answer when it was asked last; null: it did, or was not asked. */
  readonly unanswered: ApiFailure | null;
  /** Signing out is under way, begun in this or another tab: nothing of the account may be opened any more. */
  readonly leaving: { readonly user: string; readonly where: 'here' | 'elsewhere' } | null;
  readonly api: Api;
  membership(team: string): Membership | null;
  /** Calls back for every team that was joined or left, or in which one's rights changed, wherever that was noticed. */
  onMembership(listener: (change: MembershipChange) => void): () => void;
  /** Asks the server who is signed in. A session of somebody else than this page's account only ends this one. */
  refresh(): Promise<ApiResult<SessionAnswer>>;
  /** After signing in: takes over whoever is signed in now. */
  adopt(): Promise<ApiResult<SessionAnswer>>;
  /** The same from an answer that came with signing in. */
  take(answer: SessionAnswer): void;
  /** Changes what colleagues see of this account, at the server and here. */
  edit(fields: { name?: string; colour?: number }): Promise<ApiResult<void>>;
  /** Begins signing out: the account is gone from this and all other tabs. Answers whose, null if nobody was known. */
  leave(): string | null;
  /** Signing out is done, as far as it can be for now. */
  left(): void;
  /** Ends the session of whoever has left, if that could not be done before. */
  endSession(): Promise<ApiResult<void>>;
  /** Starts to ask: now, when the network is back, and when the page comes into view. Answers how to stop. */
  start(): () => void;
}

interface Parts {
  /** Shared by all tabs of this browser. */
  readonly profile: KeyStore;
  readonly fetch: typeof fetch;
  readonly window?: Pick<Window, 'addEventListener' | 'removeEventListener'>;
  readonly document?: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;
}

export const recordKey = 'muster:account';

export function openAccount({ profile, fetch, window, document }: Parts): AccountStore {
  let record = readRecord(profile.getItem(recordKey));
  let server: AccountStore['server'] = null;
  let unanswered: ApiFailure | null = null;
  let leaving: AccountStore['leaving'] = null;
  /** Counts what makes answers that are still on their way outdated. */
  let turn = 0;
  let asking: Promise<ApiResult<SessionAnswer>> | null = null;
  let editing: Promise<unknown> = Promise.resolve();

  const listeners = new Set<() => void>();
  const watchers = new Set<(change: MembershipChange) => void>();
  const tell = (): void => [...listeners].forEach((listener) => listener());
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const follow = createSubscriber(subscribe);

  const api = createApi({
    fetch,
    account: () => record?.account.user ?? null,
    onFailure: ({ type }, as) => {
      if (record === null || as !== record.account.user) return;
      if (type === 'SignInNeeded' || type === 'OtherAccount') keep({ ...record, ended: true });
    },
  });

  /** Takes a record over, here and, unless it came from there, on the device. */
  function keep(next: AccountRecord | null, from: 'here' | 'device' = 'here'): void {
    const before = record;
    if (JSON.stringify(before) === JSON.stringify(next)) return;
    record = next;
    if (from === 'here') {
      if (next === null) profile.removeItem(recordKey);
      else profile.setItem(recordKey, JSON.stringify(next));
    }
    // Somebody else's teams are no change of one's own.
    const same = before !== null && next !== null && before.account.user === next.account.user;
    const changes = same ? membershipChanges(before.teams, next.teams) : [];
    tell();
    for (const change of changes) for (const watcher of [...watchers]) watcher(change);
  }

  function settle(answer: SessionAnswer, adopting: boolean): void {
    server = { needsSetup: answer.needsSetup, mail: answer.mail, singleSignOn: answer.singleSignOn };
    unanswered = null;
    const { account, teams } = answer;
    if (account !== null && (record === null || adopting || record.account.user === account.user)) {
      leaving = null;
      keep({ account, teams, ended: false });
    } else if (record !== null) keep({ ...record, ended: true });
    tell();
  }

  async function endSession(): Promise<ApiResult<void>> {
    const left = readLeaving(profile);
    if (left?.session !== true) return ok(undefined);
    const answer = await api.post('/api/auth/sign-out', {}, { as: left.user });
    // Ended by itself, or somebody else's by now: either way theirs is over.
    const over = answer.ok || answer.error.type === 'SignInNeeded' || answer.error.type === 'OtherAccount';
    if (!over) return err(answer.error);
    const now = readLeaving(profile);
    if (now?.user === left.user) writeLeaving(profile, { ...now, session: false });
    return ok(undefined);
  }

  async function ask(adopting: boolean): Promise<ApiResult<SessionAnswer>> {
    const mine = ++turn;
    const ended = await endSession();
    const answer = ended.ok ? await api.get<SessionAnswer>('/api/session', adopting ? { as: null } : {}) : err(ended.error);
    // Somebody signed in or out meanwhile: what they got is newer.
    if (mine !== turn) return answer;
    if (answer.ok) settle(answer.value, adopting);
    else {
      unanswered = answer.error;
      tell();
    }
    return answer;
  }

  const refresh = (): Promise<ApiResult<SessionAnswer>> => {
    asking ??= ask(false).finally(() => (asking = null));
    return asking;
  };

  function onStorage({ key }: { readonly key: string | null }): void {
    if (key !== null && key !== recordKey && key !== leavingKey) return;
    const found = readRecord(profile.getItem(recordKey));
    if (found === null && record !== null) {
      turn += 1;
      leaving ??= { user: record.account.user, where: 'elsewhere' };
    }
    keep(found, 'device');
  }

  return {
    api,
    subscribe,
    get state() {
      follow();
      if (record !== null) return record.ended ? 'ended' : 'signed-in';
      return server === null ? 'unknown' : 'signed-out';
    },
    get account() {
      follow();
      return record?.account ?? null;
    },
    get current(): Me | null {
      follow();
      return record === null ? null : { user: record.account.user, name: record.account.name, colour: record.account.colour };
    },
    get teams() {
      follow();
      return record?.teams ?? [];
    },
    get server() {
      follow();
      return server;
    },
    get unanswered() {
      follow();
      return unanswered;
    },
    get leaving() {
      follow();
      return leaving;
    },
    membership(team) {
      follow();
      return record?.teams.find((one) => one.team === team) ?? null;
    },
    onMembership(listener) {
      watchers.add(listener);
      return () => void watchers.delete(listener);
    },
    refresh,
    adopt: () => ask(true),
    take(answer) {
      turn += 1;
      settle(answer, true);
    },
    edit(fields) {
      // One after the other: the last word is the one that was said last.
      const done = editing.then(async (): Promise<ApiResult<void>> => {
        const answer = await api.post('/api/auth/update-user', fields);
        if (!answer.ok) return err(answer.error);
        // A session answer that is on its way may be older than this.
        turn += 1;
        if (record !== null) keep({ ...record, account: { ...record.account, ...fields } });
        return ok(undefined);
      });
      editing = done;
      return done;
    },
    leave() {
      const user = record?.account.user ?? null;
      turn += 1;
      if (user === null) return null;
      leaving = { user, where: 'here' };
      writeLeaving(profile, { user, session: true, traces: true });
      keep(null);
      tell();
      return user;
    },
    left() {
      leaving = null;
      tell();
    },
    endSession,
    start() {
      const look = (): void => void refresh();
      const seen = (): void => {
        if (document?.visibilityState === 'visible') look();
      };
      window?.addEventListener('storage', onStorage as (event: StorageEvent) => void);
      window?.addEventListener('online', look);
      document?.addEventListener('visibilitychange', seen);
      look();
      return () => {
        window?.removeEventListener('storage', onStorage as (event: StorageEvent) => void);
        window?.removeEventListener('online', look);
        document?.removeEventListener('visibilitychange', seen);
      };
    },
  };
}
