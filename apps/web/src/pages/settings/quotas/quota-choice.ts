/** What a person chooses for both quotas; on the wire each is a number, or null for unlimited. */
import { UNITS, type Unit } from './format-log-bytes.ts';

/** `amount` is null while its field is empty; kept while "unlimited" is looked at. */
export type RunsChoice = { limited: boolean; amount: number | null };
export type LogsChoice = RunsChoice & { unit: Unit };

export const MOST_RUNS = 1_000_000;
export const LEAST_BYTES = 1e6;
export const MOST_BYTES = 1e15;

export function toRunsChoice(perMinute: number | null): RunsChoice {
  return { limited: perMinute !== null, amount: perMinute };
}

export function toLogsChoice(bytes: number | null): LogsChoice {
  if (bytes === null) return { limited: false, amount: null, unit: 'GB' };
  const unit = bytes >= UNITS.TB ? 'TB' : bytes >= UNITS.GB ? 'GB' : 'MB';
  return { limited: true, amount: bytes / UNITS[unit], unit };
}

/** The number to send; undefined while the choice is not complete. */
export function toRunsPerMinute({ limited, amount }: RunsChoice): number | null | undefined {
  if (!limited) return null;
  return amount !== null && Number.isInteger(amount) && amount >= 1 && amount <= MOST_RUNS
    ? amount
    : undefined;
}

/** In whole bytes. */
export function toLogBytes({ limited, amount, unit }: LogsChoice): number | null | undefined {
  if (!limited) return null;
  const bytes = amount === null ? 0 : Math.round(amount * UNITS[unit]);
  return bytes >= LEAST_BYTES && bytes <= MOST_BYTES ? bytes : undefined;
}
