/** Why a call of a hook was refused before any run: becomes problem JSON (RFC 9457). */
export type HookRefusalCode = keyof typeof REFUSALS;

/** HTTP status by code, and what the caller can do about it where that is always the same. */
const REFUSALS = {
  'hook.unknown': { status: 404, hint: 'Copy the address from the trigger of the flow.' },
  'hook.methodNotAllowed': { status: 405 },
  'hook.unauthorized': { status: 401, hint: 'The tenant’s administrator manages API credentials.' },
  'hook.staleCall': { status: 401, hint: 'Set the sender’s clock, or sign again before sending again.' },
  'hook.replayed': { status: 409, hint: 'Sign again to send again.' },
  'hook.addressNotAllowed': {
    status: 403,
    hint: 'The trigger of the flow lists the addresses that may call.',
  },
  'hook.rateLimited': { status: 429, hint: 'Wait for as long as Retry-After says.' },
  'hook.misconfigured': { status: 500, hint: 'Correct the trigger of the flow and publish it.' },
  'hook.busy': { status: 503 },
  'hook.unavailable': { status: 503, hint: 'Send the call again.' },
  'flow.disabled': { status: 409, hint: 'Enable the flow.' },
  'flow.notPublished': { status: 409, hint: 'Publish the flow.' },
  'body.tooLarge': { status: 413 },
  'body.invalidJson': { status: 400 },
  'body.invalidXml': { status: 400 },
  'body.invalidForm': { status: 400 },
  'body.unsupportedType': {
    status: 415,
    hint: 'Send JSON, a form, XML or text, and say so in Content-Type.',
  },
  'body.schemaMismatch': { status: 400, hint: 'The trigger of the flow declares what it expects.' },
  'body.incomplete': { status: 400 },
  'dedupe.keyFailed': { status: 400 },
  'dedupe.pending': { status: 503, hint: 'Send the call again.' },
  'wait.gone': { status: 410, hint: 'The run has ended; nobody waits for this any more.' },
  'run.skipped': {
    status: 409,
    hint: 'The flow’s overlap setting skips new runs until the open one has ended.',
  },
  'run.quotaUsedUp': {
    status: 429,
    hint: 'Wait for as long as Retry-After says; the tenant’s administrator sets the quota.',
  },
  'run.tooManyRunning': { status: 429, hint: 'Wait for as long as Retry-After says.' },
  'run.timeout': { status: 504, hint: 'Ask for the run by its id; it goes on.' },
} as const satisfies Record<string, { status: number; hint?: string }>;

export class HookRefusal extends Error {
  override readonly name = 'HookRefusal';
  readonly code: HookRefusalCode;
  /** Where in the request, a path a person can follow: `body.lines[2].qty`. */
  readonly path: string | undefined;
  readonly headers: Record<string, string>;
  readonly details: Record<string, unknown>;

  constructor(
    code: HookRefusalCode,
    detail: string,
    more: {
      path?: string;
      headers?: Record<string, string>;
      details?: Record<string, unknown>;
      cause?: unknown;
    } = {},
  ) {
    super(detail, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.path = more.path;
    this.headers = more.headers ?? {};
    this.details = more.details ?? {};
  }

  get status(): number {
    return REFUSALS[this.code].status;
  }

  /** What to do next. */
  get hint(): string | undefined {
    const refusal: { status: number; hint?: string } = REFUSALS[this.code];
    return refusal.hint;
  }
}
