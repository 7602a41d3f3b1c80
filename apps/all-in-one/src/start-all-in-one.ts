/**
 * Everything in one process behind one port: embedded PostgreSQL (unless DATABASE_URL names another), api, runner, sandbox.
 *
 * Start: database → migrations → demo → runner → port. The port opens last, so whoever reaches it finds a product that works.
 * Stop is the reverse: the port closes, the runner drains, then the database stops.
 */
import type { AllInOneConfig } from './config.ts';
import { openStore } from './open-store.ts';

export type RunningAllInOne = {
  url: string;
  close(): Promise<void>;
};

export async function startAllInOne(config: AllInOneConfig): Promise<RunningAllInOne> {
  // While the database starts, this process loads the rest of its program.
  const loading = import('./start-apps.ts');
  loading.catch(() => undefined);
  const store = await openStore(config);
  try {
    const { startApps } = await loading;
    return await startApps(config, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}
