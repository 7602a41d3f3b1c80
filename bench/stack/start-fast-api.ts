import { spawn } from 'node:child_process';
import path from 'node:path';

export type FastApi = Disposable & { url: string };

/** Starts `fast-api.ts` in its own process, so that it shares no event loop with what is measured. */
export function startFastApi(): Promise<FastApi> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'fast-api.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdout.once('data', (line: Buffer) =>
      resolve({ url: line.toString('utf8').trim(), [Symbol.dispose]: () => child.kill() }),
    );
  });
}
