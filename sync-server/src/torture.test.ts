import { expect, test } from 'vitest';
import { aFolder } from './testing/folders.ts';
import { torture } from './testing/torture.ts';
import { aSeed } from './testing/world.ts';

test('[R1] [R14] ended six times under load, five times by SIGKILL: every acknowledged edit is there afterwards', async () => {
  const seed = aSeed();
  const report = await torture(await aFolder(), 5, seed, () => undefined);
  console.log(`seed ${seed}: ${JSON.stringify(report)}`);
  expect(report).toMatchObject({ kills: 5, shutdowns: 1 });
  expect(report.acknowledgedEdits).toBeGreaterThan(500);
  expect(report.roundsUnderLoad).toBeGreaterThan(0);
}, 60_000);
