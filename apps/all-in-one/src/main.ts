/** What `npm start` runs. `main.js config` prints the settings in force and ends. */
import { describeConfig, readConfig } from './config.ts';
import { startAllInOne } from './start-all-in-one.ts';

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof Error && process.env.LOG_LEVEL === 'debug') console.error(error.stack);
  process.exit(1);
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (process.argv[2] === 'config') {
    console.log(describeConfig(config));
    return;
  }
  const product = await startAllInOne(config);
  console.log(`Flowbridge is ready: ${product.url}`);
  if (config.demo) {
    console.log('  Sign in as demo@flowbridge.local, password flowbridge-demo');
    console.log(`  Sandbox systems and approver: ${product.url}/sandbox/`);
  }
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    console.log('Finishing what runs …');
    product.close().then(() => process.exit(0), fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

main().catch(fail);
