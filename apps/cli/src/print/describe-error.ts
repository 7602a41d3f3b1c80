import { CliError } from '../cli-error.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { safeText } from './safe-text.ts';

/** An error as one line: `error: code: what (at where). What to do.` With `json`, the same as a value. */
export function describeError(error: unknown, { json }: { json: boolean }): string {
  const { code, message, path, hint } = asCliError(error);
  if (json) return JSON.stringify({ error: { code, message, path, hint } });
  const place = path === undefined || path === '' ? '' : ` (at ${path})`;
  const said = safeText(`error: ${code}: ${withoutStop(message)}${place}.`);
  return hint === undefined ? said : `${said} ${safeText(hint)}`;
}

export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof CliError ? error.exitCode : exitCodes.refused;
}

function asCliError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  return new CliError('broken', error instanceof Error ? error.message : String(error), {
    hint: 'This is a fault of the tool. Set FLOWBRIDGE_DEBUG=1 to see where it lies.',
  });
}

function withoutStop(message: string): string {
  return message.replace(/[.。]\s*$/, '');
}
