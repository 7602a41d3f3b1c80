import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Tests wait more than they compute: Vitest's own choice leaves a core idle.
    maxWorkers: '100%',
    projects: ['packages/*', 'apps/*', 'bench'],
    globalSetup: ['packages/testing/src/vitest-global-setup.ts'],
  },
});
