import './nodeGuard.mjs';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  cacheDir: `${root}.cache/vitest`,
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'tests/e2e/**', 'tests/desktop/**', 'tests/bench/**'],
    environment: 'node',
    // A process per file: a native module and its open databases die with it.
    pool: 'forks',
    // Two cores are all that is promised; the default would leave one of them idle.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/support/postgres.ts'],
    expect: { requireAssertions: true },
  },
});
