import { onTestFinished } from 'vitest';
import { openAccounts } from '../accounts/accounts.ts';
import type { AccountsParts } from '../accounts/accounts.ts';
import { startServer } from '../server.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';
import { aFolder } from './folders.ts';

export interface Muster {
  /** With a slash at its end. */
  readonly url: string;
  readonly dataDir: string;
  /** Where its rooms survive. */
  readonly store: Store;
  /** What the operator was told. */
  readonly problems: string[];
}

/** The whole server in this process, on a free port, with a data folder of its own; stops with the test. */
export const aMuster = async (config: Partial<AccountsParts['config']> = {}, now: () => number = Date.now): Promise<Muster> => {
  const dataDir = await aFolder();
  const problems: string[] = [];
  const onProblem = (what: string, detail: string): void => void problems.push(`${what}: ${detail}`);
  const store = await openSqliteStore(dataDir);
  const parts = { dataDir, publicUrl: null, behindProxy: false, mail: null, singleSignOn: null, ...config };
  const accounts = await openAccounts({ config: parts, now, onProblem });
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    webBuild: `${dataDir}/no-web`,
    store,
    accounts,
    publicUrl: parts.publicUrl,
    onProblem,
  });
  onTestFinished(() => server.stop());
  return { url: server.url, dataDir, store, problems };
};
