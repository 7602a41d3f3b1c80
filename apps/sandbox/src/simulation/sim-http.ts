/**
 * A call as a simulator sees it. Simulators are pure functions from SimRequest to SimAnswer over their own
 * state; everything HTTP (sockets, bodies, faults, journal) is done once, in `serve-simulator.ts`.
 */
export type SimRequest = {
  method: string;
  /** Path below the system's mount point, exactly as sent: still percent-encoded, without the query. */
  path: string;
  /** Query text without `?`, exactly as sent. */
  query: string;
  /** Header names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Body as UTF-8 text; empty when there was none. */
  body: string;
  /** Address of the system's mount point, for absolute links: `http://127.0.0.1:4400/sandbox/sap-b1`. */
  baseUrl: string;
};

export type SimAnswer = {
  status: number;
  headers: Record<string, string | string[]>;
  body: string;
};

/** An answer with a JSON body. */
export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Record<string, string | string[]> = {},
): SimAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** An answer without a body, such as 204. */
export function emptyAnswer(status: number, headers: Record<string, string | string[]> = {}): SimAnswer {
  return { status, headers, body: '' };
}

/** One header as text; the first value when it was repeated. */
export function headerText(request: Pick<SimRequest, 'headers'>, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Percent-decodes; text that is not valid percent-encoding stays as it is. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Query parameters by name, both percent-decoded, `+` as a space; the first value wins. */
export function queryParameters(query: string): Map<string, string> {
  const parameters = new Map<string, string>();
  if (query === '') return parameters;
  for (const pair of query.split('&')) {
    const at = pair.indexOf('=');
    const name = decodePercent((at < 0 ? pair : pair.slice(0, at)).replaceAll('+', ' '));
    const value = at < 0 ? '' : decodePercent(pair.slice(at + 1).replaceAll('+', ' '));
    if (!parameters.has(name)) parameters.set(name, value);
  }
  return parameters;
}

/** True for a JSON object: not null, not an array. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
