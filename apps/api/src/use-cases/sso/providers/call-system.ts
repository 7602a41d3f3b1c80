/** One JSON call to DingTalk or WeCom, behind the egress guard, following no redirect, with limits of time and size. */
import type { HttpClient } from '@flowbridge/egress';
import { SystemRefusal } from './system-refusal.ts';

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 2_000_000;

export type SystemCall = {
  url: URL;
  /** Sent as JSON; absent: a GET. */
  body?: Record<string, unknown>;
  headers?: Record<string, string>;
};

export type SystemAnswer = { status: number; json: unknown };

/** Any status is an answer. Throws `SystemRefusal` for what is no JSON, and what the exchange throws. */
export async function callSystem(
  http: HttpClient,
  { url, body, headers = {} }: SystemCall,
): Promise<SystemAnswer> {
  const { status, bytes } = await http.send({
    method: body === undefined ? 'GET' : 'POST',
    url,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    timeoutMs: TIMEOUT_MS,
    maxAnswerBytes: MAX_ANSWER_BYTES,
    signal: new AbortController().signal,
  });
  try {
    return { status, json: JSON.parse(bytes.toString('utf8')) };
  } catch {
    const reason = status === 429 || status >= 500 ? 'busy' : 'unexpected';
    throw new SystemRefusal(reason, `HTTP ${status}, not JSON`);
  }
}
