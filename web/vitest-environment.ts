import type { Environment } from 'vitest/runtime';

/** Node's globals, but modules compiled as for the browser: so that $state and $effect in tests are the real ones. */
const environment: Environment = {
  name: 'node-as-client',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined }),
};

export default environment;
