import { type Bilingual, describeValue } from '../bilingual.ts';
import { Fault } from '../fault.ts';

/** Reading of function arguments: each gives the value in the wanted type or throws a `Fault` naming the parameter. */

export function wrongArgument(parameter: string, wanted: Bilingual, value: unknown): Fault {
  const got = describeValue(value);
  return new Fault('wrongArgument', {
    en: `“${parameter}” must be ${wanted.en}, but it is ${got.en}`,
    zh: `参数“${parameter}”必须是${wanted.zh}，实际为${got.zh}`,
  });
}

export function invalidValue(reason: Bilingual): Fault {
  return new Fault('invalidValue', reason);
}

/** Text; numbers and booleans are written out, anything else is refused. */
export function textArgument(value: unknown, parameter: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  throw wrongArgument(parameter, { en: 'a text', zh: '文本' }, value);
}

export function optionalText(value: unknown, parameter: string): string | undefined {
  return value === undefined || value === null ? undefined : textArgument(value, parameter);
}

/** A whole number, also written as text. */
export function integerArgument(value: unknown, parameter: string): number {
  const number = typeof value === 'string' && /^\s*[-+]?\d+\s*$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw wrongArgument(parameter, { en: 'a whole number', zh: '整数' }, value);
}

export function optionalInteger(value: unknown, parameter: string): number | undefined {
  return value === undefined || value === null ? undefined : integerArgument(value, parameter);
}

/** A list; a single value counts as a list of one, as everywhere in JSONata. */
export function listArgument(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

export function objectArgument(value: unknown, parameter: string): Record<string, unknown> {
  if (isObject(value)) return value;
  throw wrongArgument(parameter, { en: 'an object', zh: '对象' }, value);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One of the given words. */
export function choiceArgument<Choice extends string>(
  value: unknown,
  parameter: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  const list = choices.map((choice) => `'${choice}'`).join(', ');
  throw wrongArgument(parameter, { en: `one of ${list}`, zh: `以下之一：${list}` }, value);
}

/** Reads an own property, so that `constructor` and its like are never found by accident. */
export function ownProperty(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** Sets an own property, whatever its name. */
export function setProperty(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    target[key] = value;
  }
}
