import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*', 'bench'],
    globalSetup: ['packages/testing/src/vitest-global-setup.ts'],
  },
});
