import { createServer } from 'node:http';
import express from 'express';
import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';

export type SandboxConfig = Omit<SandboxOptions, 'publicUrl'> & {
  host: string;
  /** 0 takes any free port. */
  port: number;
  publicUrl?: string;
};

export type RunningSandbox = {
  /** Address of the server, without `/sandbox`. */
  url: string;
  sandbox: Sandbox;
  close(): Promise<void>;
};

/** The sandbox as a server of its own, mounted at `/sandbox`. Rejects when the port cannot be taken. */
export async function startSandbox({ host, port, ...options }: SandboxConfig): Promise<RunningSandbox> {
  const sandbox = createSandbox(options);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use('/sandbox', sandbox.router);
  app.get('/', (_req, res) => res.redirect('/sandbox/'));
  app.use((_req, res) => {
    res
      .status(404)
      .json({ error: { code: 'notFound', message: 'nothing here; the sandbox is at /sandbox/' } });
  });
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const boundPort = typeof address === 'object' && address !== null ? address.port : port;
  const shownHost = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shownHost}:${boundPort}`,
    sandbox,
    async close() {
      await sandbox.close();
      server.closeAllConnections();
      await new Promise<void>((resolve, reject) =>
        server.close((error) => (error ? reject(error) : resolve())),
      );
    },
  };
}
