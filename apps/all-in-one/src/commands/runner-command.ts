import { migrateDatabase, waitForDatabase } from '@flowbridge/db';
import { configFromEnvironment, startRunner } from '@flowbridge/runner';
import { liveUntilSignal } from './live-until-signal.ts';
import { tellOfWaiting } from './tell-of-waiting.ts';

/** `flowbridge runner`: the data plane as a process of its own. */
export async function runnerCommand(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = configFromEnvironment(environment);
  await waitForDatabase({ url: config.databaseUrl, onWait: tellOfWaiting });
  await migrateDatabase({ url: config.databaseUrl });
  const runner = await startRunner(config);
  console.log(`Flowbridge runner is ready: ${runner.url} (node ${runner.nodeId})`);
  liveUntilSignal(runner);
}
