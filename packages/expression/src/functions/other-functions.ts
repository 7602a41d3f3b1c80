import { bytesToHex, randomBytes } from '@noble/hashes/utils.js';
import { Fault } from '../fault.ts';
import { ownProperty, textArgument, wrongArgument } from './arguments.ts';
import { isEmptyValue } from './emptiness.ts';
import { defineFunction, type FunctionSpec } from './function-spec.ts';

function randomUuid(): string {
  const bytes = randomBytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** JSONata's own $lookup: a key of an object, or of each object of a list. */
function lookupKey(value: unknown, key: string): unknown {
  if (!Array.isArray(value)) return ownProperty(value, key);
  const found = value.flatMap((item) => {
    const inner = lookupKey(item, key);
    return inner === undefined ? [] : inner;
  });
  return found.length > 1 ? found : found[0];
}

export const otherFunctions: FunctionSpec[] = [
  defineFunction({
    name: 'uuid',
    category: 'other',
    parameters: [],
    returns: 'text',
    description: { en: 'A new unique id (UUID version 4).', zh: '生成唯一标识（UUID v4）。' },
    examples: [{ expression: '$length(uuid())', result: 36 }],
    pure: false,
    run: (_given, environment) => (environment.uuid ? environment.uuid() : randomUuid()),
  }),
  defineFunction({
    name: 'lookup',
    category: 'other',
    parameters: [
      { name: 'table', type: 'text' },
      { name: 'key', type: 'any' },
    ],
    returns: 'any',
    description: {
      en: 'The value of a key in a look-up table of the tenant. Given an object instead of a table’s name, its key’s value.',
      zh: '在租户的查找表中按键取值；第一个参数为对象时取该对象的键值。',
    },
    examples: [
      { expression: "lookup('单位', 'kg')", result: '千克' },
      { expression: "lookup({'kg': '千克'}, 'kg')", result: '千克' },
    ],
    pure: false,
    asynchronous: true,
    run([table, key], environment) {
      if (typeof table === 'object') return lookupKey(table, textArgument(key, 'key'));
      if (typeof table !== 'string') {
        throw wrongArgument('table', { en: 'the name of a look-up table', zh: '查找表名称' }, table);
      }
      if (key === undefined || key === null) return undefined;
      if (!environment.lookup) {
        throw new Fault('lookupUnavailable', {
          en: `the look-up table “${table}” cannot be read here`,
          zh: `此处无法读取查找表“${table}”`,
        });
      }
      return environment.lookup(table, key);
    },
  }),
  defineFunction({
    name: 'firstNonEmpty',
    category: 'other',
    parameters: [{ name: 'values', type: 'any', repeated: true }],
    returns: 'any',
    description: {
      en: 'The first value that is not empty (nothing, null, empty text, list or object). Zero and false count.',
      zh: '第一个非空值（空值、null、空文本、空数组、空对象视为空；0 和 false 不算空）。',
    },
    examples: [
      { expression: "firstNonEmpty(vars.missing, '', 'A')", result: 'A' },
      { expression: 'firstNonEmpty(null, 0)', result: 0 },
    ],
    acceptsNothing: true,
    run: (values) => values.find((value) => !isEmptyValue(value)),
  }),
  defineFunction({
    name: 'isEmpty',
    category: 'other',
    parameters: [{ name: 'value', type: 'any' }],
    returns: 'boolean',
    description: {
      en: 'Is it nothing, null, an empty text, an empty list or an object without keys?',
      zh: '是否为空（空值、null、空文本、空数组、空对象）。',
    },
    examples: [
      { expression: 'isEmpty([])', result: true },
      { expression: 'isEmpty(0)', result: false },
    ],
    acceptsNothing: true,
    run: ([value]) => isEmptyValue(value),
  }),
];
