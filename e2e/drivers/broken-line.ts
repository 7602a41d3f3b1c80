/** A system whose line breaks: each order’s first call arrives and is never answered, so that nobody knows whether it was done. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type BrokenLine = Awaited<ReturnType<typeof brokenLine>>;

export async function brokenLine() {
  const received: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const isFirst = !received.includes(path);
    received.push(path);
    if (isFirst) return request.socket.destroy();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ booked: path }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** Paths of the calls that came, in order of path. */
    calls: () => [...received].sort(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
