import { startTestServer } from './postgres-server.ts';

/** Vitest's globalSetup: one PostgreSQL server for all test files of the run. */
export default function setup(): Promise<() => Promise<void>> {
  return startTestServer();
}
