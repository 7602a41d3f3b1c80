import { wrongUsage } from '../cli-error.ts';

/** A whole number of an option, from `least` up; undefined when it was not given. */
export function readNumber(
  option: string,
  given: string | undefined,
  { least = 1, most = 1_000_000 }: { least?: number; most?: number } = {},
): number | undefined {
  if (given === undefined) return undefined;
  const number = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw wrongUsage(`${option} must be a whole number from ${least} to ${most}`);
}

/** The number of a version. */
export function readVersionNumber(option: string, given: string | undefined): number | undefined {
  return readNumber(option, given);
}

/** One of several words. */
export function readWord<Word extends string>(option: string, given: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === given);
  if (found !== undefined) return found;
  throw wrongUsage(`${option} must be one of ${words.join(', ')}`);
}
