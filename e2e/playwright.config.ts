import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

/**
 * The tests of a worker share one running product and its sandbox systems, as a consultant's team would; two workers have two
 * products. A browser and a product keep more than one core busy, so one core has one worker.
 */
export default defineConfig({
  testDir: './tests',
  globalSetup: './stack/global-setup.ts',
  workers: Math.min(2, availableParallelism()),
  fullyParallel: false,
  // A test that fails is tried once more, and reported as flaky when it then passes.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    actionTimeout: 20_000,
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env.FLOWBRIDGE_CHROMIUM ? { executablePath: process.env.FLOWBRIDGE_CHROMIUM } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
