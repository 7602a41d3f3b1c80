import type { AllInOneConfig } from '../config.ts';
import { startAllInOne } from '../start-all-in-one.ts';
import { liveUntilSignal } from './live-until-signal.ts';

/** `flowbridge start`, also without a command: everything in one process. */
export async function startCommand(config: AllInOneConfig): Promise<void> {
  const product = await startAllInOne(config);
  console.log(`Flowbridge is ready: ${product.url}`);
  if (config.demo) {
    console.log('  Sign in as demo@flowbridge.local, password flowbridge-demo');
    console.log(`  Sandbox systems and approver: ${product.url}/sandbox/`);
  } else {
    console.log('  No demo. The first user is made with: flowbridge create-owner (see README)');
  }
  liveUntilSignal(product);
}
