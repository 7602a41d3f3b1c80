/** The code side of an action, for what a manifest cannot say. Everything it may touch comes with the context. */

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type HttpBody =
  | { type: 'json'; value: unknown }
  | { type: 'form'; fields: Readonly<Record<string, string>> }
  | { type: 'text'; text: string; contentType: string };

export type HttpRequest = {
  method: HttpMethod;
  /** Absolute, or a path added to the connector's base address. */
  url: string;
  /** Appended to the address in order; percent-encoded here. A repeated name is sent repeatedly. */
  query?: readonly (readonly [string, string])[];
  headers?: readonly (readonly [string, string])[];
  body?: HttpBody;
  /** Replaces the success rule of action and connector: these statuses succeed, all others fail. */
  expected?: (status: number) => boolean;
  /**
   * What repeating this one request does; default: the action's effect. A query inside a writing action says `read`, so that
   * it may be repeated after a new login.
   */
  effect?: 'read' | 'idempotent' | 'write';
};

/** Header names are lower case; values that came several times are joined by `, `. */
export type HttpAnswer = {
  status: number;
  headers: Record<string, string>;
  /** Parsed JSON (integers beyond 2^53 as bigint), text, or null for an empty body. */
  body: unknown;
};

/** The part of `AbortSignal` that actions may use; a real one fits. */
export type ActionSignal = {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
};

export type ActionContext = {
  /** Settings of the connection, with defaults filled in; empty when the step has no connection. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** A secret of the connection. Use it, never keep, log or return it. */
  secret(key: string): string | undefined;
  readonly http: {
    /**
     * Sends with the manifest's auth (login included), judges the answer by the manifest's rules and throws `TerminalError`
     * or `RetryableError` for everything that is not success.
     */
    send(request: HttpRequest): Promise<HttpAnswer>;
  };
  readonly signal: ActionSignal;
  /** Milliseconds the step has for this call. */
  readonly timeoutMs: number;
  /** What people see as the step's answer where no request was sent: log lines, times. */
  report(report: unknown): void;
  /** Stable across tries and takeovers of the same step run. */
  readonly idempotencyKey: string;
  readonly nowMs: number;
};

/** Runs an action: checked input by key (defaults filled in) → `{ status, headers, body }` as later steps see it. */
export type ActionCode = (
  input: Readonly<Record<string, unknown>>,
  context: ActionContext,
) => Promise<HttpAnswer>;
