/** For tests: a system that keeps its callers waiting until it is told to answer. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type SlowSystem = AsyncDisposable & {
  url: string;
  /** Calls received so far. */
  calls(): number;
  /** Answers the waiting call of that number (from 1) with `{ call: number }`. */
  answer(call: number): void;
};

export async function startSlowSystem(): Promise<SlowSystem> {
  const waiting: ServerResponse[] = [];
  const server = createServer((request, response) => {
    request.resume();
    waiting.push(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    calls: () => waiting.length,
    answer(call) {
      const body = JSON.stringify({ call });
      waiting[call - 1]?.writeHead(200, { 'content-type': 'application/json' }).end(body);
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
