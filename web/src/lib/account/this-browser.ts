import { openAccount } from './account.ts';
import type { AccountStore } from './account.ts';
import { safely } from './key-store.ts';

/** What all tabs of this browser share. */
export const profile = safely(() => localStorage);

let ofThisBrowser: AccountStore | undefined;
/** The account of this browser. */
export const account = (): AccountStore =>
  (ofThisBrowser ??= openAccount({ profile, fetch: (...asked) => fetch(...asked), window, document }));

/** Tells a team's audit log that somebody took data out by a file. */
export function exported(team: string, what: string, rows: number): void {
  const { account: me, api } = account();
  if (me === null) return;
  void import('./export-notes.ts').then(({ noteExport }) => noteExport({ api, profile, user: me.user }, { team, what, rows }));
}
