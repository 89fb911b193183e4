import { readConfig } from './config.ts';
import { openGate } from './gate.ts';
import { startServer } from './server.ts';
import { openSqliteStore } from './store/sqlite.ts';

// config → store → server → listen → stop on a signal

const fail = (message: string): never => {
  console.error(message);
  process.exit(1);
};
const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const config = readConfig(process.env);
if (!config.ok) fail(config.error.message);
else {
  const { host, port, dataDir, webBuild } = config.value;
  const store = await openSqliteStore(dataDir).catch((error: unknown) =>
    fail(`The data folder ${dataDir} cannot be used: ${sentence(error)}`),
  );
  const server = await startServer({
    host,
    port,
    webBuild,
    store,
    gate: openGate,
    onProblem: (what, detail) => console.error(JSON.stringify({ at: new Date().toISOString(), what, detail })),
  }).catch((error: unknown) => {
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
}
