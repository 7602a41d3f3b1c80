import { defineConfig } from 'vitest/config';

// What vitest.all.ts says of times does not reach a workspace; 5 seconds are too few on a busy machine.
export default defineConfig({ test: { testTimeout: 20_000 } });
