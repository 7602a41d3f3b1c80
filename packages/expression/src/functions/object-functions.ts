import {
  isObject,
  listArgument,
  objectArgument,
  optionalText,
  ownProperty,
  setProperty,
  textArgument,
} from './arguments.ts';
import { defineFunction, type FunctionSpec } from './function-spec.ts';

function keysArgument(value: unknown): string[] {
  return listArgument(value).map((key) => textArgument(key, 'keys'));
}

export const objectFunctions: FunctionSpec[] = [
  defineFunction({
    name: 'pick',
    category: 'object',
    parameters: [
      { name: 'object', type: 'object' },
      { name: 'keys', type: 'list of texts' },
    ],
    returns: 'object',
    description: { en: 'An object with only these keys.', zh: '只保留指定键。' },
    examples: [{ expression: "pick({'a': 1, 'b': 2, 'c': 3}, ['a', 'c'])", result: { a: 1, c: 3 } }],
    run([object, keys]) {
      const source = objectArgument(object, 'object');
      const result: Record<string, unknown> = {};
      for (const key of keysArgument(keys)) {
        if (Object.hasOwn(source, key)) setProperty(result, key, source[key]);
      }
      return result;
    },
  }),
  defineFunction({
    name: 'omit',
    category: 'object',
    parameters: [
      { name: 'object', type: 'object' },
      { name: 'keys', type: 'list of texts' },
    ],
    returns: 'object',
    description: { en: 'An object without these keys.', zh: '去除指定键。' },
    examples: [{ expression: "omit({'a': 1, 'b': 2}, 'b')", result: { a: 1 } }],
    run([object, keys]) {
      const left = new Set(keysArgument(keys));
      const result: Record<string, unknown> = {};
      for (const [key, value] of Object.entries(objectArgument(object, 'object'))) {
        if (!left.has(key)) setProperty(result, key, value);
      }
      return result;
    },
  }),
  defineFunction({
    name: 'toEntries',
    category: 'object',
    parameters: [
      { name: 'object', type: 'object' },
      { name: 'keyField', type: 'text', optional: true },
      { name: 'valueField', type: 'text', optional: true },
    ],
    returns: 'list of objects',
    description: {
      en: 'Turns an object into a list of pairs; the fields are “key” and “value” when not given.',
      zh: '对象转键值对数组；默认字段名为 key 与 value。',
    },
    examples: [
      {
        expression: "toEntries({'品号': '11028'}, 'name', 'value')",
        result: [{ name: '品号', value: '11028' }],
      },
    ],
    run([object, keyField, valueField]) {
      const keyName = optionalText(keyField, 'keyField') ?? 'key';
      const valueName = optionalText(valueField, 'valueField') ?? 'value';
      return Object.entries(objectArgument(object, 'object')).map(([key, value]) => {
        const pair: Record<string, unknown> = {};
        setProperty(pair, keyName, key);
        setProperty(pair, valueName, value);
        return pair;
      });
    },
  }),
  defineFunction({
    name: 'fromEntries',
    category: 'object',
    parameters: [
      { name: 'list', type: 'list of objects' },
      { name: 'keyField', type: 'text', optional: true },
      { name: 'valueField', type: 'text', optional: true },
    ],
    returns: 'object',
    description: {
      en: 'Turns a list of pairs, such as the fields of an approval form, into an object. Later pairs win.',
      zh: '键值对数组（如审批表单字段）转对象；键重复时后者为准。',
    },
    examples: [
      {
        expression: "fromEntries([{'name': '来源单号', 'value': '16'}], 'name', 'value')",
        result: { 来源单号: '16' },
      },
    ],
    run([list, keyField, valueField]) {
      const keyName = optionalText(keyField, 'keyField') ?? 'key';
      const valueName = optionalText(valueField, 'valueField') ?? 'value';
      const result: Record<string, unknown> = {};
      for (const item of listArgument(list)) {
        const key = ownProperty(item, keyName);
        const value = ownProperty(item, valueName);
        if (key !== undefined && key !== null && value !== undefined) {
          setProperty(result, textArgument(key, keyName), value);
        }
      }
      return result;
    },
  }),
  defineFunction({
    name: 'indexBy',
    category: 'object',
    parameters: [
      { name: 'list', type: 'list of objects' },
      { name: 'field', type: 'text' },
    ],
    returns: 'object',
    description: {
      en: 'An object that holds each item under its field’s value, for quick look-ups. Later items win.',
      zh: '以字段值为键建立索引对象；键重复时后者为准。',
    },
    examples: [
      { expression: "indexBy([{'code': 'A', 'n': 1}], 'code')", result: { A: { code: 'A', n: 1 } } },
    ],
    run([list, field]) {
      const name = textArgument(field, 'field');
      const result: Record<string, unknown> = {};
      for (const item of listArgument(list)) {
        const key = isObject(item) ? ownProperty(item, name) : undefined;
        if (key !== undefined && key !== null) setProperty(result, textArgument(key, name), item);
      }
      return result;
    },
  }),
];
