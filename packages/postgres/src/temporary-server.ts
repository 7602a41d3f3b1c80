import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EmbeddedServer, type EmbeddedServerOptions, startEmbeddedServer } from './embedded-server.ts';

/** A server in the system's temporary folder that is deleted, data and all, when stopped. */
export async function startTemporaryServer(
  options: Pick<EmbeddedServerOptions, 'settings'> = {},
): Promise<EmbeddedServer & AsyncDisposable> {
  const home = await mkdtemp(path.join(tmpdir(), 'flowbridge-postgres-'));
  // When we are root the server may run as another user, who must be able to enter.
  await chmod(home, 0o755);
  const server = await startEmbeddedServer({ ...options, folder: path.join(home, 'data') });
  const stop = async () => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  };
  return { ...server, stop, [Symbol.asyncDispose]: stop };
}
