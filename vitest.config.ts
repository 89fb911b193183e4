import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'packages', include: ['packages/*/src/**/*.test.ts'], environment: 'node' } },
      // The relay's tests start real processes and kill them.
      { test: { name: 'sync-server', include: ['sync-server/src/**/*.test.ts'], environment: 'node', testTimeout: 30_000 } },
      'web/vitest.config.ts',
    ],
  },
});
