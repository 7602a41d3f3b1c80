/**
 * HTTP out, one per process: keep-alive connection pools per origin, the egress guard at connect time, time and size
 * limits. It knows nothing of connectors; `send` rejects with raw errors that `transport-error.ts` puts into words.
 */
import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { Agent } from 'undici';
import type { EgressGuard } from './egress-guard.ts';
import { ExchangeFailure, exchange, type RawAnswer } from './exchange.ts';
import { EgressRefusedError, guardedLookup } from './guarded-lookup.ts';
import type { Abortable } from './on-abort.ts';

export type TlsSettings = {
  /** Accept a certificate nobody vouches for; for this connection only. */
  acceptSelfSigned?: boolean;
  /** PEM of a certificate authority to trust besides the usual ones. */
  ca?: string;
};

export type OutgoingRequest = {
  method: string;
  url: Readonly<URL>;
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

  const agentFor = (tls: TlsSettings | undefined): Agent => {
    const name = tls === undefined ? '' : tlsName(tls);
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
    send(request) {
      const { url } = request;
      const refused = refusedLiteralAddress(url, options.egress);
      if (refused !== undefined) return Promise.reject(refused);
      return exchange(
        agentFor(request.tls),
        {
          origin: url.origin,
          path: url.pathname + url.search,
          method: request.method,
          headers: request.headers,
          body: request.body ?? null,
          // The exchange keeps the time itself, for the call as a whole.
          headersTimeout: 0,
          bodyTimeout: 0,
        },
        request,
      );
    },
    async close() {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
      agents.clear();
    },
  };
}

const tlsNames = new WeakMap<TlsSettings, string>();

function tlsName(tls: TlsSettings): string {
  const known = tlsNames.get(tls);
  if (known !== undefined) return known;
  const ca = tls.ca === undefined ? '' : createHash('sha256').update(tls.ca).digest('base64');
  const name = tls.acceptSelfSigned === true || ca !== '' ? `${tls.acceptSelfSigned === true}:${ca}` : '';
  tlsNames.set(tls, name);
  return name;
}

/** Sockets look up names only; an address written out in the URL never passes `lookup`. */
function refusedLiteralAddress(url: Readonly<URL>, egress: EgressGuard): ExchangeFailure | undefined {
  const { hostname } = url;
  const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  if (isIP(host) === 0) return undefined;
  const verdict = egress.check(host);
  return verdict.ok ? undefined : new ExchangeFailure(false, new EgressRefusedError(host, verdict.reason));
}
