import { readConfig, seedDemo, startApi } from '@flowbridge/api';
import { oneAtATime, waitForDatabase } from '@flowbridge/db';
import { CONSOLE_FOLDER } from '../console-folder.ts';
import { liveUntilSignal } from './live-until-signal.ts';
import { tellOfWaiting } from './tell-of-waiting.ts';

/**
 * `flowbridge api`: the control plane as a process of its own. Hook addresses begin with FLOWBRIDGE_PUBLIC_URL, where a load
 * balancer sends `/hooks` to the runners; a demo expects the sandbox systems behind the same address.
 */
export async function apiCommand(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(environment);
  const { publicUrl } = config;
  if (publicUrl === undefined)
    throw new Error('FLOWBRIDGE_PUBLIC_URL: is needed: how people and systems reach this installation');
  await waitForDatabase({ url: config.databaseUrl, onWait: tellOfWaiting });
  const api = await startApi({ ...config, consoleFolder: CONSOLE_FOLDER });
  if (config.demo) {
    const { databaseUrl, masterKey, demoApiKey } = config;
    await oneAtATime({ url: databaseUrl }, () =>
      seedDemo({
        databaseUrl,
        masterKey,
        publicUrl,
        sandboxUrl: publicUrl,
        ...(demoApiKey === undefined ? {} : { apiKey: demoApiKey }),
      }),
    );
  }
  console.log(`Flowbridge api is ready: ${api.url}`);
  liveUntilSignal(api);
}
