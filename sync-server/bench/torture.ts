import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { torture } from '../src/testing/torture.ts';

// pnpm --filter @muster/sync-server torture [rounds] [seed]

const rounds = Number(process.argv[2] ?? 60);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const folder = await mkdtemp(join(tmpdir(), 'muster-torture-'));
console.log(`${rounds} rounds, seed ${seed}, in ${folder}`);
const report = await torture(folder, rounds, seed, console.log);
console.log(JSON.stringify(report));
await rm(folder, { recursive: true });
