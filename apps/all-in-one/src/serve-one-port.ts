import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

type OnePort = { host: string; port: number; hooks: Handler; sandbox: Handler; api: Handler };

/** One server for three apps: `/hooks` goes to the runner, `/sandbox` to the sandbox, everything else to the api. */
export async function serveOnePort({ host, port, hooks, sandbox, api }: OnePort): Promise<Server> {
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (url.startsWith('/hooks/')) hooks(request, response);
    else if (/^\/sandbox([/?]|$)/.test(url)) sandbox(request, response);
    else api(request, response);
  });
  // Longer than what load balancers and callers keep, so that nobody sends into a connection we just closed.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}
