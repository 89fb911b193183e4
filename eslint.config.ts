import { defineConfig } from 'eslint/config';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import type { Linter } from 'eslint';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom. An arrow that is not here does not exist.
 * `e2e` imports nobody: it meets the product as people do.
 */
const arrows: Record<string, readonly string[]> = {
  'packages/protocol': [],
  'packages/model': [],
  'packages/kpi': ['@muster/model'],
  'packages/intake': [],
  'sync-server': ['@muster/protocol'],
  web: ['@muster/protocol', '@muster/model', '@muster/kpi', '@muster/intake'],
  e2e: [],
};
const ours = ['@muster/protocol', '@muster/model', '@muster/kpi', '@muster/intake', '@muster/sync-server', '@muster/web'];

const arrowRules: Linter.Config[] = Object.entries(arrows).map(([folder, allowed]) => ({
  files: [`${folder}/**/*.{ts,svelte}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...ours
            .filter((name) => !allowed.includes(name))
            .map((name) => ({
              group: [name, `${name}/*`],
              message: `${folder} may not import ${name}: see the arrows in eslint.config.ts.`,
            })),
          {
            regex: '^(\\.\\./)+(packages|sync-server|web|e2e)/',
            message: 'Import a package by its name, so that the arrows hold.',
          },
        ],
      },
    ],
  },
}));

export default defineConfig(
  { ignores: ['**/build/', '**/.svelte-kit/', '**/node_modules/', 'web/src/lib/paraglide/', 'data/', '**/test-results/'] },
  ...tseslint.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver()],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/ignore': ['node_modules', '\\.svelte$', 'paraglide'],
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'import-x/no-cycle': ['error', { ignoreExternal: true, allowUnsafeDynamicCyclicDependency: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    // Types of .svelte modules are svelte-check's business: here they come out as `any` and every use would be an error.
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      parserOptions: { program: null, project: false, projectService: false, parser: tseslint.parser },
    },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['web/**/*.{ts,svelte}'],
    rules: {
      // Our links stay inside one static app that is always served from the root.
      'svelte/no-navigation-without-resolve': 'off',
      // A plain Set or Map in a rune module is one that nobody renders from: where reactivity is meant, the reactive one is imported.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  ...arrowRules,
);
