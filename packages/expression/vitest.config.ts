import { defineConfig } from 'vitest/config';

// property tests and the time limit's own test need more than the usual 5 seconds on a busy machine
export default defineConfig({ test: { testTimeout: 60_000 } });
