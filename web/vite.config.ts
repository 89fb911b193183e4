import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
      localStorageKey: 'muster:locale',
    }),
    sveltekit({
      // Our own components are written with runes; lucide-svelte's are not, and are compiled as what they are.
      compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
      adapter: adapter({ fallback: 'index.html' }),
      // We register the worker ourselves: a new version waits until the user agrees.
      serviceWorker: { register: false },
    }),
  ],
  worker: { format: 'es' },
  // `pnpm dev` beside a running server: the app is rebuilt as one types, the relay is the real one.
  server: { proxy: { '/sync': { target: `ws://127.0.0.1:${process.env['PORT'] ?? 4000}`, ws: true } } },
});
