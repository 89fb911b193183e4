import { describe, onTestFinished } from 'vitest';
import { aFolder } from '../testing/folders.ts';
import { createMemoryStore } from './memory.ts';
import { openSqliteStore } from './sqlite.ts';
import { storeContract } from './store.contract.ts';

describe('memory', () => storeContract(() => Promise.resolve(createMemoryStore())));

describe('SQLite', () =>
  storeContract(async () => {
    const store = await openSqliteStore(await aFolder());
    onTestFinished(() => store.close());
    return store;
  }));
