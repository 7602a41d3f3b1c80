/** What `npm start` runs. `main.js config` prints the settings in force; `main.js create-owner` makes a first user. */
import { describeConfig, readConfig } from './config.ts';
import { createOwnerCommand } from './create-owner-command.ts';
import { startAllInOne } from './start-all-in-one.ts';

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof Error && process.env.LOG_LEVEL === 'debug') console.error(error.stack);
  process.exit(1);
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const [command, ...options] = process.argv.slice(2);
  if (command === 'config') {
    console.log(describeConfig(config));
    return;
  }
  if (command === 'create-owner') return createOwnerCommand(config, options);
  if (command !== undefined)
    throw new Error(`Unknown command "${command}". There are: config, create-owner.`);
  const product = await startAllInOne(config);
  console.log(`Flowbridge is ready: ${product.url}`);
  if (config.demo) {
    console.log('  Sign in as demo@flowbridge.local, password flowbridge-demo');
    console.log(`  Sandbox systems and approver: ${product.url}/sandbox/`);
  } else {
    console.log(
      '  No demo. The first user is made with: node apps/all-in-one/dist/main.js create-owner (see README)',
    );
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
