import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['@flowbridge/testing/vitest-global-setup', '@flowbridge/testing/vitest-build-setup'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    expect: { poll: { timeout: 30_000 } },
    // Each file starts several processes.
    fileParallelism: false,
  },
});
