/** For tests: a system that lets its callers wait until the test answers them. */
import { createServer, type ServerResponse } from 'node:http';

export type HeldSystem = {
  url: string;
  /** Callers that wait now; one that hung up does not. */
  waiting(): number;
  /** Answers everybody that waits. */
  answerAll(): void;
  close(): Promise<void>;
};

export async function heldSystem(): Promise<HeldSystem> {
  const held = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    request.resume();
    held.add(response);
    response.on('close', () => held.delete(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    waiting: () => held.size,
    answerAll() {
      for (const response of held) response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      held.clear();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
