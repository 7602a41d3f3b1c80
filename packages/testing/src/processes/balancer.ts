/**
 * A tiny load balancer in front of real processes: round robin, by address. It does what any real one does and no more: a
 * process that refuses the connection or says 503 is passed over, also by the next calls for a while; a call that broke after it
 * was sent is not sent again.
 */
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Balancer = AsyncDisposable & { url: string };

export type Targets = {
  /** Addresses of the processes for a path, as they are now. */
  for(path: string): readonly string[];
};

/** How long a process that took no call is asked last. */
const AVOIDED_MS = 2_000;

type Passed = { status: number; headers: IncomingMessage['headers']; body: Buffer };

export async function startBalancer(targets: Targets): Promise<Balancer> {
  let turn = 0;
  const avoidedUntil = new Map<string, number>();
  const server = createServer((request, response) => {
    turn += 1;
    const urls = inTurn(targets.for(request.url ?? '/'), turn);
    const avoided = (url: string) => Number((avoidedUntil.get(url) ?? 0) > Date.now());
    const order = urls.toSorted((a, b) => avoided(a) - avoided(b));
    pass(request, order, (url) => avoidedUntil.set(url, Date.now() + AVOIDED_MS)).then(
      (answer) => {
        response.writeHead(answer.status, answer.headers);
        response.end(answer.body);
      },
      () => badGateway(response),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function inTurn(urls: readonly string[], turn: number): string[] {
  return urls.map((_, index) => urls[(turn + index) % urls.length] ?? '');
}

async function pass(
  request: IncomingMessage,
  urls: readonly string[],
  refused: (url: string) => void,
): Promise<Passed> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  let answer: Passed | undefined;
  for (const url of urls) {
    const given = await passTo(url, request, body);
    answer = given ?? answer;
    if (given && given.status !== 503) break;
    refused(url);
  }
  return answer ?? Promise.reject(new Error('no process takes the call'));
}

/** Undefined: the process took no connection, so another may be asked. */
function passTo(url: string, { method, url: path, headers }: IncomingMessage, body: Buffer) {
  const { hostname, port } = new URL(url);
  return new Promise<Passed | undefined>((resolve, reject) => {
    const out = send({
      hostname,
      port,
      method,
      path,
      agent: false,
      headers: { ...headers, connection: 'close' },
    });
    out.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNREFUSED' ? resolve(undefined) : reject(error),
    );
    out.once('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 502,
          headers: withoutHops(answer.headers),
          body: Buffer.concat(chunks),
        }),
      );
    });
    out.end(body);
  });
}

/** Headers that speak about one connection are not for the next. */
function withoutHops(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  const {
    connection: _connection,
    'keep-alive': _keepAlive,
    'transfer-encoding': _encoding,
    ...rest
  } = headers;
  return rest;
}

function badGateway(response: ServerResponse): void {
  response.writeHead(502, { 'content-type': 'text/plain' });
  response.end('no process answered');
}
