/** What is kept of a call for people. Credentials are never put in, only marked. */
import type { HttpBody, HttpRequest } from '@flowbridge/connector-sdk';
import { HIDDEN, isSecretName } from './answer/redact.ts';
import type { Credentials } from './request/authorize.ts';

/** A call as people see it in the log. */
export type SeenRequest = { method: string; url: string; headers: Record<string, string>; body?: unknown };
export type SeenResponse = {
  status: number;
  durationMs: number;
  bytes: number;
  /** Milliseconds the step had waited by then: for its turn under the connection's limits, or because the system asked. */
  throttledMs?: number;
  /** Of a failed call only: a succeeded one has them in its output. */
  headers?: Record<string, string>;
  body?: unknown;
};

/** `address` and `headers` are those before credentials were added; parameters and headers with telling names are hidden too. */
export function seenRequest(
  request: HttpRequest,
  address: string,
  headers: Record<string, string>,
  credentials: Credentials,
): SeenRequest {
  const shownHeaders: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    if (NOT_SHOWN.has(name)) continue;
    shownHeaders[name] = isSecretName(name) ? HIDDEN : (headers[name] ?? '');
  }
  for (const name of Object.keys(credentials.headers)) shownHeaders[name] = HIDDEN;
  const seen: SeenRequest = {
    method: request.method,
    url: seenAddress(address, credentials),
    headers: shownHeaders,
  };
  if (request.body !== undefined) seen.body = seenBody(request.body);
  return seen;
}

/** Headers of every request, which tell people nothing. */
const NOT_SHOWN = new Set(['accept', 'accept-encoding']);

function seenAddress(address: string, { query }: Credentials): string {
  const shown = address.includes('?')
    ? address.replace(/([?&])([^=&#]+)=([^&#]*)/g, (all, mark: string, name: string) =>
        isSecretName(name) ? `${mark}${name}=${HIDDEN}` : all,
      )
    : address;
  if (query.length === 0) return shown;
  const hidden = query.map(([name]) => `${name}=${HIDDEN}`).join('&');
  return `${shown}${shown.includes('?') ? '&' : '?'}${hidden}`;
}

function seenBody(body: HttpBody): unknown {
  switch (body.type) {
    case 'json':
      return body.value;
    case 'form':
      return body.fields;
    case 'text':
      return body.text;
  }
}
