import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['@flowbridge/testing/vitest-global-setup'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Conditions are waited for as long as a busy machine may need; nothing is measured by it.
    expect: { poll: { timeout: 10_000 } },
  },
});
