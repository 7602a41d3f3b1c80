/** What is kept of a call for people. Credentials are never put in, only marked. */
import type { HttpBody, HttpRequest } from '@flowbridge/connector-sdk';
import { HIDDEN, isSecretName, redactHeaders } from './answer/redact.ts';
import type { Credentials } from './request/authorize.ts';

/** A call as people see it in the log. */
export type SeenRequest = { method: string; url: string; headers: Record<string, string>; body?: unknown };
export type SeenResponse = {
  status: number;
  durationMs: number;
  bytes: number;
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
  const shown = address.replace(/([?&])([^=&#]+)=([^&#]*)/g, (all, mark: string, name: string) =>
    isSecretName(name) ? `${mark}${name}=${HIDDEN}` : all,
  );
  const hiddenQuery = credentials.query.map(([name]) => `${name}=${HIDDEN}`).join('&');
  const hiddenHeaders = Object.fromEntries(Object.keys(credentials.headers).map((name) => [name, HIDDEN]));
  const { accept: _, 'accept-encoding': __, ...shownHeaders } = redactHeaders(headers);
  return {
    method: request.method,
    url: hiddenQuery === '' ? shown : `${shown}${shown.includes('?') ? '&' : '?'}${hiddenQuery}`,
    headers: { ...shownHeaders, ...hiddenHeaders },
    ...seenBody(request.body),
  };
}

function seenBody(body: HttpBody | undefined): { body?: unknown } {
  if (body === undefined) return {};
  switch (body.type) {
    case 'json':
      return { body: body.value };
    case 'form':
      return { body: body.fields };
    case 'text':
      return { body: body.text };
  }
}
