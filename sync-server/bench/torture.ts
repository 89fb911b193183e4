import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { torture } from '../src/testing/torture.ts';

// pnpm --filter @muster/sync-server torture [kills] [seed]

const kills = Number(process.argv[2] ?? 50);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const folder = await mkdtemp(join(tmpdir(), 'muster-torture-'));
console.log(`${kills} kills, seed ${seed}, in ${folder}`);
const report = await torture(folder, kills, seed, console.log);
console.log(JSON.stringify(report));
await rm(folder, { recursive: true });
