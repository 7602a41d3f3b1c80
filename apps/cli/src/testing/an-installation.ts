/** For tests: answers REST calls from a list, and remembers what was asked. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Asked = { method: string; path: string; body: string; headers: IncomingMessage['headers'] };
type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };

/** `answer`: what comes back for `GET /flows?limit=1`. */
export async function anInstallation(answer: (call: string, asked: Asked) => Answer) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const one = { method, path: url.replace('/api/v1', ''), body: await text(request), headers };
    asked.push(one);
    const { status = 200, body, headers: more = {} } = answer(`${method} ${one.path}`, one);
    response.writeHead(status, { 'content-type': 'application/json', ...more });
    response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listens on a port, so it is no path
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
