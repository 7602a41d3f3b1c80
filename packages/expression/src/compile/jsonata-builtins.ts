import { Fault } from '../fault.ts';
import { evaluationLimits } from '../limits.ts';
import { jsonataText } from './jsonata-text.ts';
import { type NativeFunction, nativeFunction } from './native-function.ts';
import { isTruthy } from './truth.ts';

/**
 * JSONata's own functions as plain calls: the native code where it is synchronous, a few lines of the same meaning
 * where JSONata is asynchronous only for the sake of regular expressions, and an exact form where big integers matter.
 * The argument checks are always JSONata's. Must never happen: a function here that gives a promise.
 */
export type Builtin = (given: unknown[], context: unknown) => unknown;

/**
 * Natively synchronous. What is missing here takes functions or regular expressions, or (`distinct`) tells a sequence from
 * a list, and is left to JSONata.
 */
const plainNames = [
  ...['sum', 'count', 'max', 'min', 'average', 'abs', 'floor', 'ceil', 'round', 'sqrt', 'power', 'random'],
  ...['substring', 'substringBefore', 'substringAfter', 'lowercase', 'uppercase', 'length', 'trim', 'join'],
  ...['formatNumber', 'formatBase', 'formatInteger', 'parseInteger', 'toMillis', 'fromMillis'],
  ...['zip', 'keys', 'append', 'exists', 'spread', 'merge', 'reverse', 'shuffle', 'assert', 'error'],
  ...['encodeUrlComponent', 'encodeUrl', 'decodeUrlComponent', 'decodeUrl', 'base64encode', 'base64decode'],
];

/** These do not look inside their arguments, so a big integer passes through them unharmed. */
const bigIntegerSafe = new Set([
  'count',
  'append',
  'exists',
  'zip',
  'keys',
  'spread',
  'merge',
  'reverse',
  'shuffle',
  'assert',
]);

/** Functions whose result is not decided by their arguments alone. */
export const impureBuiltins: ReadonlySet<string> = new Set(['random', 'shuffle', 'millis', 'now']);

/** Our forms of JSONata functions, which know big integers, take the place of JSONata's in JSONata as well. */
export const exactBuiltins = ['string', 'number', 'boolean', 'not', 'type', 'pad'] as const;

/** The synchronous form of a JSONata function, if it has one. */
export function findBuiltin(name: string): Builtin | undefined {
  builtins ??= collectBuiltins();
  return builtins.get(name);
}

let builtins: Map<string, Builtin> | undefined;

function collectBuiltins(): Map<string, Builtin> {
  const plain = plainNames.map((name): [string, Builtin] => {
    const native = nativeFunction(name);
    return [
      name,
      (given, context) => {
        if (!bigIntegerSafe.has(name)) refuseBigIntegers(name, given);
        return native.run(native.check(given, context));
      },
    ];
  });
  return new Map([...plain, ...exactForms(), ...textForms()]);
}

type Write = (given: unknown[], native: NativeFunction) => unknown;

/** Nothing in, nothing out; the arguments are checked by JSONata first. */
function form(name: string, write: Write): [string, Builtin] {
  const native = nativeFunction(name);
  return [
    name,
    (given, context) => {
      const checked = native.check(given, context);
      return checked[0] === undefined ? undefined : write(checked, native);
    },
  ];
}

function exactForms(): [string, Builtin][] {
  return [
    form('string', ([value, pretty]) => jsonataText(value, pretty === true ? 2 : 0)),
    form('boolean', ([value]) => isTruthy(value)),
    form('not', ([value]) => !isTruthy(value)),
    form('type', ([value], native) => (typeof value === 'bigint' ? 'number' : native.run([value]))),
    form('number', ([value], native) => (typeof value === 'bigint' ? value : native.run([value]))),
    form('pad', ([text, width, character], native) => {
      if (typeof width === 'number' && Math.abs(width) > evaluationLimits.textLength) {
        throw new Fault('expressionTooExpensive', {
          en: `a text of ${Math.abs(width)} characters is too long`,
          zh: `文本长度 ${Math.abs(width)} 过大`,
        });
      }
      return native.run([text, width, character]);
    }),
  ];
}

/** With a text as pattern these need no awaiting; a regular expression never reaches a compiled call. */
function textForms(): [string, Builtin][] {
  return [
    form('contains', ([text, part]) =>
      part === undefined ? undefined : String(text).includes(String(part)),
    ),
    form('split', ([text, separator, limit]) => {
      if (typeof separator !== 'string') throw { code: 'T0410', index: 2 };
      const most = limitArgument(limit, 'D3020', 3);
      return most === 0 ? [] : String(text).split(separator, most);
    }),
    form('replace', ([text, pattern, replacement, limit]) => {
      if (typeof pattern !== 'string') throw { code: 'T0410', index: 2 };
      if (pattern === '') throw { code: 'D3010', index: 2, message: 'the text to replace must not be empty' };
      return replaceText(
        String(text),
        String(pattern),
        String(replacement),
        limitArgument(limit, 'D3011', 4),
      );
    }),
  ];
}

function limitArgument(limit: unknown, code: string, index: number): number | undefined {
  if (typeof limit !== 'number') return undefined;
  if (limit < 0) throw { code, index, value: limit, message: 'the limit must not be negative' };
  return limit;
}

function replaceText(text: string, pattern: string, replacement: string, limit: number | undefined): string {
  let result = '';
  let position = 0;
  for (let count = 0; limit === undefined || count < limit; count++) {
    const at = text.indexOf(pattern, position);
    if (at < 0) break;
    result += text.slice(position, at) + replacement;
    position = at + pattern.length;
  }
  return result + text.slice(position);
}

function refuseBigIntegers(name: string, given: readonly unknown[]): void {
  const found = given.findIndex(
    (value) =>
      typeof value === 'bigint' || (Array.isArray(value) && value.some((item) => typeof item === 'bigint')),
  );
  if (found < 0) return;
  const fault = new Fault('wrongArgument', {
    en: `argument ${found + 1} of $${name} is an integer beyond 2^53, which $${name} cannot handle`,
    zh: `$${name} 的第 ${found + 1} 个参数是超过 2^53 的整数，$${name} 无法处理`,
  });
  fault.token = name;
  throw fault;
}
