import { openAccounts } from './accounts/accounts.ts';
import { run } from './run.ts';

// Accounts are switched on for everybody as soon as the interface can sign people in.
await run(process.env['MUSTER_ACCOUNTS'] === '1' ? openAccounts : () => Promise.resolve(null));
