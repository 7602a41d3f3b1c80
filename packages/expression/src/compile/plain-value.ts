import { Fault } from '../fault.ts';
import { setProperty } from '../functions/arguments.ts';
import { isJsonataFunction } from './jsonata-text.ts';

/**
 * Cleans what JSONata gives: its lists carry marks and its objects have no prototype; a run's data must have neither,
 * or a value would change when it is read back from the journal. Refuses functions.
 */
export function toPlainValue(value: unknown): unknown {
  if (typeof value === 'function') throw resultIsFunction();
  if (typeof value !== 'object' || value === null) return value;
  if (isJsonataFunction(value)) throw resultIsFunction();
  if (Array.isArray(value)) return plainList(value);
  return plainObject(value);
}

function plainList(list: unknown[]): unknown[] {
  let copy: unknown[] | undefined = Object.keys(list).length > list.length ? Array.from(list) : undefined;
  list.forEach((item, at) => {
    const plain = toPlainValue(item);
    if (Object.is(plain, item)) return;
    copy ??= Array.from(list);
    copy[at] = plain;
  });
  return copy ?? list;
}

/** The same object when nothing in it needs cleaning, so that a run's large inputs are not copied. */
function plainObject(object: object): object {
  let copy: Record<string, unknown> | undefined = Object.getPrototypeOf(object) === null ? {} : undefined;
  const entries = Object.entries(object);
  if (copy) for (const [key, inner] of entries) setProperty(copy, key, inner);
  for (const [key, inner] of entries) {
    const plain = toPlainValue(inner);
    if (Object.is(plain, inner)) continue;
    copy ??= Object.fromEntries(entries);
    setProperty(copy, key, plain);
  }
  return copy ?? object;
}

function resultIsFunction(): Fault {
  return new Fault('resultIsFunction', {
    en: 'the result is a function, not a value',
    zh: '结果是函数，不是值',
  });
}
