import type { Accounts, AccountsParts } from './accounts/accounts.ts';
import { readConfig } from './config.ts';
import { startServer } from './server.ts';
import { openSqliteStore } from './store/sqlite.ts';

const fail = (message: string): never => {
  console.error(message);
  process.exit(1);
};
const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * config → store → accounts → server → listen → stop on a signal. Ends the process with a sentence if that cannot be.
 * `openAccounts` may give null: then everybody is let in as whoever they say.
 */
export const run = async (openAccounts: (parts: AccountsParts) => Promise<Accounts | null>): Promise<void> => {
  // Everything that the server writes is for its own user only.
  process.umask(0o077);
  const config = readConfig(process.env);
  if (!config.ok) return fail(config.error.message);
  const { host, port, dataDir, webBuild, publicUrl } = config.value;
  const onProblem = (what: string, detail: string): void =>
    console.error(JSON.stringify({ at: new Date().toISOString(), what, detail }));
  const store = await openSqliteStore(dataDir).catch((error: unknown) =>
    fail(`The data folder ${dataDir} cannot be used: ${sentence(error)}`),
  );
  const accounts = await openAccounts({ config: config.value, now: Date.now, onProblem }).catch((error: unknown) =>
    fail(`The accounts in ${dataDir} cannot be opened: ${sentence(error)}`),
  );
  const server = await startServer({ host, port, webBuild, store, accounts, publicUrl, onProblem }).catch((error: unknown) => {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') return fail(`Port ${port} of ${host} is taken. Choose another one with PORT.`);
    if (code === 'EACCES') return fail(`Port ${port} may not be used by this user. Choose another one with PORT.`);
    return fail(`Muster cannot start at ${host}, port ${port}: ${sentence(error)}`);
  });

  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1); // asked twice
    stopping = true;
    void server.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  console.log(`Muster is ready at ${server.url}`);
};
