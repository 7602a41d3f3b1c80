import { type ExitCode, exitCodes } from './exit-codes.ts';

/** What went wrong, as the person or script who called reads it. Codes of the installation pass through as they are. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: string;
  /** Where in the input or the flow: `steps › query › config`. */
  readonly path: string | undefined;
  /** What to do next. */
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;

  constructor(
    code: string,
    message: string,
    more: {
      path?: string | undefined;
      hint?: string | undefined;
      exitCode?: ExitCode;
      cause?: unknown;
    } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.path = more.path;
    this.hint = more.hint;
    this.exitCode = more.exitCode ?? exitCodes.refused;
  }
}

/** The command was not understood. */
export function wrongUsage(message: string, hint?: string): CliError {
  return new CliError('usage', message, { hint, exitCode: exitCodes.usage });
}
