/** REST v1 and the sandbox's control addresses, as a customer's script would call them. */

export type Rest = <T>(method: string, path: string, body?: unknown) => Promise<T>;

/** Refused: the answer's status, for callers that expect one. */
export class RestRefusal extends Error {
  override readonly name = 'RestRefusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Calls in the name of the demo key, in the demo's customer. */
export function restOf(url: string): Rest {
  return (method, path, body) =>
    callJson(`${url}/api/v1${path}`, method, body, {
      authorization: 'Bearer fb_demo_key',
      'x-flowbridge-tenant': 'bluewater',
    });
}

/** `…/__sim/<what>` of one sandbox system. */
export function controlOf(sandboxUrl: string, system: string): Rest {
  return (method, what, body) => callJson(`${sandboxUrl}/sandbox/${system}/__sim/${what}`, method, body);
}

async function callJson<T>(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new RestRefusal(answer.status, `${method} ${url} answered ${answer.status}: ${text}`);
  return JSON.parse(text || 'null') as T;
}
