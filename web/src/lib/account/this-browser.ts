import { openAccount } from './account.ts';
import type { AccountStore } from './account.ts';
import { safely } from './key-store.ts';

/** What all tabs of this browser share. */
export const profile = safely(() => localStorage);

let ofThisBrowser: AccountStore | undefined;
/** The account of this browser. */
export const account = (): AccountStore =>
  (ofThisBrowser ??= openAccount({ profile, fetch: (...asked) => fetch(...asked), window, document }));
