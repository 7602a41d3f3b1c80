import type { IncomingHttpHeaders } from 'node:http';
import { gather } from './parse-body.ts';

/** Headers that are credentials, or say nothing about the message. They are neither logged nor seen by flows. */
const LEFT_OUT = new Set([
  'authorization',
  'x-apig-appcode',
  'cookie',
  'proxy-authorization',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'accept-encoding',
]);

/** What expressions see as `trigger` of an HTTP call. */
export type HttpTriggerValue = {
  key: string;
  kind: 'http';
  method: string;
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  body: unknown;
  firedAt: string;
};

export function httpTriggerValue(call: {
  key: string;
  method: string;
  search: string;
  headers: IncomingHttpHeaders;
  body: unknown;
  nowMs: number;
}): HttpTriggerValue {
  const headers: Record<string, string> = {};
  for (const name in call.headers) {
    const value = call.headers[name];
    if (value !== undefined && !LEFT_OUT.has(name))
      headers[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return {
    key: call.key,
    kind: 'http',
    method: call.method,
    query: call.search === '' ? {} : gather(new URLSearchParams(call.search)),
    headers,
    body: call.body,
    firedAt: new Date(call.nowMs).toISOString(),
  };
}
