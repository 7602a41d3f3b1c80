import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';

export type Operations = {
  registry: Registry;
  /** Resolves when the runner can serve: database reachable, not stopping. */
  isReady: () => Promise<boolean>;
};

/** `/health`, `/ready`, `/metrics`. False when the request is none of them. */
export function handleOperations(
  operations: Operations,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  switch (request.url) {
    case '/health':
      send(response, 200, 'application/json', '{"status":"alive"}');
      return true;
    case '/ready':
      void operations.isReady().then(
        (ready) => send(response, ready ? 200 : 503, 'application/json', `{"ready":${ready}}`),
        () => send(response, 503, 'application/json', '{"ready":false}'),
      );
      return true;
    case '/metrics':
      void operations.registry.metrics().then(
        (text) => send(response, 200, operations.registry.contentType, text),
        () => send(response, 503, 'text/plain', 'metrics are not available'),
      );
      return true;
    default:
      return false;
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
