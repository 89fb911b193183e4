import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit({ compilerOptions: { runes: true } })],
  // Svelte's browser build, so that $effect and $state are the real ones.
  resolve: { conditions: ['browser'] },
  test: {
    name: 'web',
    include: ['src/**/*.test.ts'],
    environment: './vitest-environment.ts',
    // Outside of the transform Node would pick the server build of Svelte.
    server: { deps: { inline: [/svelte/] } },
  },
});
