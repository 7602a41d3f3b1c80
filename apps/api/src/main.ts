/** `flowbridge api`: the control plane as a process of its own. */
import { readConfig } from './config.ts';
import { startApi } from './start-api.ts';

const api = await startApi(readConfig(process.env));
process.stdout.write(`Flowbridge api: ${api.url}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void api.close().then(() => process.exit(0));
  });
}
