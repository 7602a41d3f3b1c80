/**
 * The PostgreSQL server of a test run: `FLOWBRIDGE_TEST_DATABASE` when set, else an embedded one in the system's temporary
 * folder. `vitest-global-setup.ts` starts it before the first test and stops it after the last.
 */
import { startTemporaryServer } from '@flowbridge/postgres';

const VARIABLE = 'FLOWBRIDGE_TEST_DATABASE';

export async function serverUrl(): Promise<string> {
  const url = process.env[VARIABLE];
  if (!url)
    throw new Error(
      `No test database server: add packages/testing/src/vitest-global-setup.ts to globalSetup.`,
    );
  return url;
}

/** Starts the run's server and tells the test processes its address; answers how to stop it. */
export async function startTestServer(): Promise<() => Promise<void>> {
  if (process.env[VARIABLE]) return async () => {};
  // Tests lose nothing when the machine dies, so the disk is not waited for.
  const server = await startTemporaryServer({
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' },
  });
  process.env[VARIABLE] = await server.database('admin');
  return async () => {
    delete process.env[VARIABLE];
    await server.stop();
  };
}
