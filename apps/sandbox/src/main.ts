import { pino } from 'pino';
import { readConfig } from './config.ts';
import { startSandbox } from './start-sandbox.ts';

const log = pino({ name: 'sandbox' });
const running = await startSandbox({ ...readConfig(process.env), log });
log.info({ url: `${running.url}/sandbox/` }, 'sandbox listens');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'sandbox did not close cleanly');
        process.exit(1);
      },
    );
  });
}
