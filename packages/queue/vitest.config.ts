import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { globalSetup: ['@flowbridge/testing/vitest-global-setup'], testTimeout: 20_000 },
});
