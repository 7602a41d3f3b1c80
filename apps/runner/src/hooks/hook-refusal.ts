/** Why a call of a hook was refused before any run: becomes problem JSON (RFC 9457). */
export type HookRefusalCode =
  | 'hook.unknown'
  | 'hook.methodNotAllowed'
  | 'hook.unauthorized'
  | 'hook.busy'
  | 'hook.unavailable'
  | 'flow.disabled'
  | 'flow.notPublished'
  | 'body.tooLarge'
  | 'body.invalidJson'
  | 'body.invalidXml'
  | 'body.unsupportedType'
  | 'body.schemaMismatch'
  | 'body.incomplete'
  | 'dedupe.keyFailed'
  | 'run.skipped'
  | 'run.timeout'
  | 'run.tooManyRunning';

const STATUS: Record<HookRefusalCode, number> = {
  'hook.unknown': 404,
  'hook.methodNotAllowed': 405,
  'hook.unauthorized': 401,
  'hook.busy': 503,
  'hook.unavailable': 503,
  'flow.disabled': 409,
  'flow.notPublished': 409,
  'body.tooLarge': 413,
  'body.invalidJson': 400,
  'body.invalidXml': 400,
  'body.unsupportedType': 415,
  'body.schemaMismatch': 400,
  'body.incomplete': 400,
  'dedupe.keyFailed': 400,
  'run.skipped': 409,
  'run.timeout': 504,
  'run.tooManyRunning': 429,
};

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
    more: { path?: string; headers?: Record<string, string>; details?: Record<string, unknown> } = {},
  ) {
    super(detail);
    this.code = code;
    this.path = more.path;
    this.headers = more.headers ?? {};
    this.details = more.details ?? {};
  }

  get status(): number {
    return STATUS[this.code];
  }
}
