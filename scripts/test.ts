/** Every check of the project, for people and for continuous integration alike. Runs all of them, then says which failed. */
import { join } from 'node:path';
import { node, root, run, tool } from './run.ts';

interface Check {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Prints as it goes; the others print only when they fail. */
  readonly aloud?: boolean;
}

const web = join(root, 'web');
const checks: readonly Check[] = [
  // Writes the generated types and messages that the checks below read.
  { name: 'build', args: ['scripts/build.ts'], aloud: true },
  { name: 'format', args: [tool('.', 'prettier/bin/prettier.cjs'), '--check', '.'] },
  { name: 'types', args: [tool('.', 'typescript/bin/tsc'), '--noEmit'] },
  { name: 'web types', args: [tool('web', 'svelte-check/bin/svelte-check'), '--fail-on-warnings'], cwd: web },
  { name: 'lint', args: [tool('.', 'eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
  { name: 'unused', args: [tool('.', 'knip/bin/knip.js')] },
  { name: 'unit', args: [tool('.', 'vitest/vitest.mjs'), 'run'], aloud: true },
  { name: 'browser', args: ['scripts/e2e.ts'], aloud: true },
];

const failed: string[] = [];
for (const check of checks) {
  const startedAt = performance.now();
  console.log(`\n— ${check.name}`);
  const { code, output } = await run(node, check.args, { cwd: check.cwd ?? root, quiet: check.aloud !== true });
  if (code !== 0) {
    failed.push(check.name);
    console.log(output);
  }
  console.log(`${code === 0 ? 'ok' : 'FAILED'} ${check.name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}
console.log(failed.length === 0 ? '\nEvery check passed.' : `\nFailed: ${failed.join(', ')}.`);
console.log(`checks: ${checks.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
