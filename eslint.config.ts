import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
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

const arrowRules = Object.entries(arrows).map(([folder, allowed]) => ({
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

export default tseslint.config(
  { ignores: ['**/build/', '**/.svelte-kit/', '**/node_modules/', 'web/src/lib/paraglide/', 'data/', '**/test-results/'] },
  ...tseslint.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: { allowDefaultProject: ['*.ts'] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    plugins: { 'import-x': importX as never },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'import-x/no-cycle': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    // Types of .svelte modules are svelte-check's business: here they come out as `any` and every use would be an error.
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      parserOptions: { ...tseslint.configs.disableTypeChecked.languageOptions?.parserOptions, parser: tseslint.parser },
    },
  },
  {
    files: ['web/**/*.{ts,svelte}'],
    rules: {
      // Our links stay inside one static app that is always served from the root.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  ...arrowRules,
);
