import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['@flowbridge/testing/vitest-build-setup'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // After everything else: an installation of seven processes needs the machine for itself.
    sequence: { groupOrder: 1 },
  },
});
