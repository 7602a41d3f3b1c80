/** A runner as a process of its own. */
import { migrateDatabase } from '@flowbridge/db';
import { configFromEnvironment } from './config.ts';
import { startRunner } from './start-runner.ts';

const config = configFromEnvironment(process.env);
await migrateDatabase({ url: config.databaseUrl });
const runner = await startRunner(config);
console.log(`Flowbridge runner ${runner.nodeId} at ${runner.url}`);

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    runner.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
