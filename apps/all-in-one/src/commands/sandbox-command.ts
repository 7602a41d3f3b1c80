import { readSandboxConfig, startSandbox } from '@flowbridge/sandbox';
import { pino } from 'pino';
import { liveUntilSignal } from './live-until-signal.ts';

/** `flowbridge sandbox`: the simulated business systems as a process of their own. Their state lives in its memory. */
export async function sandboxCommand(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readSandboxConfig(environment);
  const sandbox = await startSandbox({
    ...config,
    log: pino({ name: 'sandbox', level: environment.LOG_LEVEL ?? 'info' }),
  });
  console.log(`Flowbridge sandbox is ready: ${sandbox.url}/sandbox/`);
  liveUntilSignal(sandbox);
}
