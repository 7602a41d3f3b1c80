/**
 * HTTP out, one per process: keep-alive connection pools per origin, the egress guard at connect time, time and size
 * limits. It knows nothing of connectors; `send` rejects with raw errors that `transport-error.ts` puts into words.
 */
import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { isIP } from 'node:net';
import { Agent } from 'undici';
import type { EgressGuard } from './egress-guard.ts';
import { type Abortable, ExchangeFailure, exchange, type RawAnswer } from './exchange.ts';
import { EgressRefusedError, guardedLookup } from './guarded-lookup.ts';

export type TlsSettings = {
  /** Accept a certificate nobody vouches for; for this connection only. */
  acceptSelfSigned?: boolean;
  /** PEM of a certificate authority to trust besides the usual ones. */
  ca?: string;
};

export type OutgoingRequest = {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body?: string | Buffer;
  timeoutMs: number;
  maxAnswerBytes: number;
  tls?: TlsSettings;
  signal: Abortable;
};

export type HttpClient = {
  send(request: OutgoingRequest): Promise<RawAnswer>;
  close(): Promise<void>;
};

export type HttpClientOptions = {
  egress: EgressGuard;
  /** Connections kept open to one origin at most. Default 64. */
  connectionsPerOrigin?: number;
  /** Time to open a connection, milliseconds. Default 10,000. */
  connectTimeoutMs?: number;
};

export function openHttpClient(options: HttpClientOptions): HttpClient {
  const agents = new Map<string, Agent>();
  const lookup = guardedLookup(options.egress);
  const quiet = new WeakSet<AbortSignal>();

  const agentFor = (tls: TlsSettings | undefined): Agent => {
    const name = tlsName(tls);
    const known = agents.get(name);
    if (known !== undefined) return known;
    const agent = new Agent({
      connections: options.connectionsPerOrigin ?? 64,
      pipelining: 1,
      connect: {
        lookup,
        timeout: options.connectTimeoutMs ?? 10_000,
        ...(tls?.acceptSelfSigned === true ? { rejectUnauthorized: false } : {}),
        ...(tls?.ca === undefined ? {} : { ca: tls.ca }),
      },
    });
    agents.set(name, agent);
    return agent;
  };

  return {
    async send(request) {
      refuseLiteralAddress(request.url, options.egress);
      // All calls of a run listen to one signal; many at a time are no leak.
      if (request.signal instanceof AbortSignal && !quiet.has(request.signal)) {
        quiet.add(request.signal);
        setMaxListeners(0, request.signal);
      }
      return exchange(
        agentFor(request.tls),
        {
          origin: request.url.origin,
          path: `${request.url.pathname}${request.url.search}`,
          method: request.method,
          headers: request.headers,
          body: request.body ?? null,
          headersTimeout: request.timeoutMs,
          bodyTimeout: request.timeoutMs,
        },
        { maxAnswerBytes: request.maxAnswerBytes, timeoutMs: request.timeoutMs, signal: request.signal },
      );
    },
    async close() {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
      agents.clear();
    },
  };
}

function tlsName(tls: TlsSettings | undefined): string {
  if (tls === undefined) return '';
  const ca = tls.ca === undefined ? '' : createHash('sha256').update(tls.ca).digest('base64');
  return tls.acceptSelfSigned === true || ca !== '' ? `${tls.acceptSelfSigned === true}:${ca}` : '';
}

/** Sockets look up names only; an address written out in the URL never passes `lookup`. */
function refuseLiteralAddress(url: URL, egress: EgressGuard): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) === 0) return;
  const verdict = egress.check(host);
  if (!verdict.ok) throw new ExchangeFailure(false, new EgressRefusedError(host, verdict.reason));
}
