import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from './auth/caller-check.ts';
import { gather } from './body/parse-body.ts';
import type { ReceivedBody } from './body/receive-body.ts';

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

/** The part of a request that flows see. */
export type SeenMessage = {
  method: string;
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  body: unknown;
};

/** What expressions see as `trigger` of an HTTP call. */
export type HttpTriggerValue = SeenMessage & {
  key: string;
  kind: 'http';
  /** Of a form with files: where they are kept, by field. */
  files?: NonNullable<ReceivedBody['files']>;
  /** Absent when anybody may call. */
  caller?: Caller;
  firedAt: string;
};

export function seenMessage(message: {
  method: string;
  search: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}): SeenMessage {
  const headers: Record<string, string> = {};
  for (const name in message.headers) {
    const value = message.headers[name];
    if (value !== undefined && !LEFT_OUT.has(name))
      headers[name] = typeof value === 'string' ? value : value.join(', ');
  }
  const query = message.search === '' ? {} : gather(new URLSearchParams(message.search));
  return { method: message.method, query, headers, body: message.body };
}

export function httpTriggerValue(call: {
  key: string;
  method: string;
  search: string;
  headers: IncomingHttpHeaders;
  received: ReceivedBody;
  caller: Caller | undefined;
  nowMs: number;
}): HttpTriggerValue {
  const { body, files } = call.received;
  return {
    key: call.key,
    kind: 'http',
    ...seenMessage({ ...call, body }),
    ...(files === undefined ? {} : { files }),
    ...(call.caller === undefined ? {} : { caller: call.caller }),
    firedAt: new Date(call.nowMs).toISOString(),
  };
}
