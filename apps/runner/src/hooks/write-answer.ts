/** Answers as they go over the wire. */

import type { ServerResponse } from 'node:http';
import type { HttpAnswer } from '@flowbridge/engine';
import { languageOf } from '@flowbridge/refusals';
import { jsonText } from '@flowbridge/runtime';
import type { HookRefusal } from './hook-refusal.ts';

export const RUN_HEADER = 'x-flowbridge-run';

const CONTENT_TYPES: Record<HttpAnswer['bodyType'], string | undefined> = {
  json: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  redirect: undefined,
  empty: undefined,
};

/** Headers that describe the message itself: a flow cannot set them. */
const OWN_HEADERS = new Set([
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'date',
]);

/** Writes a flow's answer; does nothing when the caller has gone or was answered. */
export function writeAnswer(response: ServerResponse, answer: HttpAnswer, runId: string): void {
  if (response.headersSent || response.destroyed) return;
  const body = bodyText(answer);
  const headers: Record<string, string | string[]> = { [RUN_HEADER]: runId };
  const contentType = CONTENT_TYPES[answer.bodyType];
  if (contentType) headers['content-type'] = contentType;
  if (answer.bodyType === 'redirect') headers.location = String(answer.body);
  for (const { name, value } of answer.headers) addHeader(headers, name.toLowerCase(), value);
  if (body !== undefined) headers['content-length'] = String(Buffer.byteLength(body));
  try {
    response.writeHead(answer.status, headers);
    response.end(body);
  } catch (error) {
    // A header value that HTTP does not allow: the run is recorded, the caller is told.
    if (response.headersSent) throw error;
    const text = JSON.stringify({ title: 'Invalid answer', status: 502, code: 'answer.invalid', runId });
    response.writeHead(502, { 'content-type': 'application/problem+json', [RUN_HEADER]: runId });
    response.end(text);
  }
}

function addHeader(headers: Record<string, string | string[]>, name: string, value: string): void {
  if (OWN_HEADERS.has(name) || !/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name)) return;
  const text = /^[\t\x20-\x7e\x80-\xff]*$/.test(value) ? value : encodeURI(value);
  const before = headers[name];
  if (name === 'set-cookie' && before !== undefined) headers[name] = [...[before].flat(), text];
  else headers[name] = text;
}

function bodyText({ bodyType, body }: HttpAnswer): string | undefined {
  switch (bodyType) {
    case 'json':
      return jsonText(body);
    case 'text':
    case 'xml':
      return body === undefined || body === null ? '' : typeof body === 'string' ? body : jsonText(body);
    case 'redirect':
    case 'empty':
      return undefined;
  }
}

/** Answers problem JSON for a refused call, in the language its `Accept-Language` asks for. */
export function writeRefusal(response: ServerResponse, refusal: HookRefusal, runId?: string): void {
  if (response.headersSent || response.destroyed) return;
  const { status, code, path } = refusal;
  const language = languageOf(response.req.headers['accept-language']);
  const { title, detail, hint } = refusal.in(language);
  const body = JSON.stringify({ title, status, code, detail, hint, path, runId, ...refusal.details });
  response.writeHead(status, {
    ...refusal.headers,
    'content-language': language === 'zh' ? 'zh-CN' : 'en',
    vary: 'Accept-Language',
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...(runId === undefined ? {} : { [RUN_HEADER]: runId }),
  });
  response.end(body);
}

export function writeJson(response: ServerResponse, status: number, value: unknown, runId?: string): void {
  if (response.headersSent || response.destroyed) return;
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...(runId === undefined ? {} : { [RUN_HEADER]: runId }),
  });
  response.end(body);
}
