import { openAccounts } from './accounts/accounts.ts';
import { run } from './run.ts';

await run(openAccounts);
