/**
 * How large a value is, about what it would take as JSON, without writing it. Stops at the limit, so a huge value costs
 * no more than an allowed one. Guards the process: a value beyond the limits fails its step with a clear message.
 */
import { engineFailure } from '../failure/codes.ts';
import { isRecord } from './value-kind.ts';

export type WeightLimits = { maxValueBytes: number; maxJsonDepth: number };

/** Bytes, roughly. Throws `valueTooLarge` or `valueTooDeep`. `field` names what was weighed, when it was not the output. */
export function weigh(value: unknown, limits: WeightLimits, field?: string): number {
  const bytes = measure(value, limits.maxValueBytes, limits.maxJsonDepth);
  if (bytes === tooDeep) {
    throw engineFailure(
      'valueTooDeep',
      `value nested deeper than ${limits.maxJsonDepth} levels`,
      { limit: limits.maxJsonDepth },
      field,
    );
  }
  if (bytes > limits.maxValueBytes) throw tooLarge(limits.maxValueBytes, field);
  return bytes;
}

/** True when the value is known to be small enough without looking at more than `bytes` of it. */
export function isLighterThan(value: unknown, bytes: number): boolean {
  const weight = measure(value, bytes, 50);
  return weight !== tooDeep && weight <= bytes;
}

export function tooLarge(limitBytes: number, field?: string): Error {
  return engineFailure('valueTooLarge', `value larger than ${limitBytes} bytes`, { limitBytes }, field);
}

const tooDeep = -1;

function measure(value: unknown, budget: number, depth: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 8;
  if (depth <= 0) return tooDeep;
  return Array.isArray(value) ? measureList(value, budget, depth) : measureObject(value, budget, depth);
}

function measureList(list: readonly unknown[], budget: number, depth: number): number {
  let bytes = 2;
  for (let index = 0; index < list.length; index += 1) {
    const part = measure(list[index], budget - bytes, depth - 1);
    if (part === tooDeep) return tooDeep;
    bytes += part + 1;
    if (bytes > budget) return bytes;
  }
  return bytes;
}

/** `for in`, because this runs over every value of every step: `Object.entries` was half of its cost. */
function measureObject(value: object, budget: number, depth: number): number {
  if (!isRecord(value)) return 8;
  let bytes = 2;
  for (const key in value) {
    const part = measure(value[key], budget - bytes, depth - 1);
    if (part === tooDeep) return tooDeep;
    bytes += key.length + 4 + part;
    if (bytes > budget) return bytes;
  }
  return bytes;
}
