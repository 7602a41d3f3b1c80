import { wrongUsage } from '../cli-error.ts';

const UNITS_MS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `2h`, `30m`, `7d` ago, or a moment of ISO 8601; answered as ISO 8601 in UTC. A date alone begins at midnight here. */
export function readMoment(option: string, given: string, nowMs: number): string {
  const [, amount, unit = ''] = /^(\d{1,5})([mhd])$/.exec(given) ?? [];
  if (amount !== undefined) return new Date(nowMs - Number(amount) * (UNITS_MS[unit] ?? 0)).toISOString();
  const text = /^\d{4}-\d{2}-\d{2}$/.test(given) ? `${given}T00:00:00` : given;
  const moment = /^\d{4}-\d{2}-\d{2}T/.test(text) ? new Date(text) : undefined;
  if (moment === undefined || Number.isNaN(moment.getTime())) {
    throw wrongUsage(`${option} must be a time like 2026-01-31T08:00 or 2h (two hours ago)`);
  }
  return moment.toISOString();
}
