import { describeValue } from '../bilingual.ts';
import { Fault } from '../fault.ts';
import { JsonError } from '../json/json-error.ts';
import { queryPointer } from '../json/json-pointer.ts';
import { parseJson } from '../json/parse-json.ts';
import { stringifyJson } from '../json/stringify-json.ts';
import { writeText } from '../write-text.ts';
import { invalidValue, optionalInteger, textArgument } from './arguments.ts';
import { exactResult, readDecimal } from './exact-decimal.ts';
import { defineFunction, type FunctionSpec } from './function-spec.ts';

const trueWords = new Set(['true', '1', 'yes', 'y', 'on', '是', '真']);
const falseWords = new Set(['false', '0', 'no', 'n', 'off', '否', '假', '']);

function parseText(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw invalidValue({ en: error.userMessage('en'), zh: error.userMessage('zh') });
  }
}

export const conversionFunctions: FunctionSpec[] = [
  defineFunction({
    name: 'toInt',
    category: 'conversion',
    parameters: [{ name: 'value', type: 'any' }],
    returns: 'integer',
    description: {
      en: 'A whole number; a fraction is cut off. Whole numbers of any length keep every digit.',
      zh: '转为整数，舍去小数；超长整数保留全部位数。',
    },
    examples: [
      { expression: "toInt('16')", result: 16 },
      { expression: 'toInt(-2.7)', result: -2 },
      { expression: "toInt('9007199254740993')", result: 9007199254740993n },
    ],
    run([value]) {
      // most calls, without going through decimals
      if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
      if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
      return exactResult(readDecimal(typeof value === 'boolean' ? Number(value) : value, 'value').trunc());
    },
  }),
  defineFunction({
    name: 'toNumber',
    category: 'conversion',
    parameters: [{ name: 'value', type: 'any' }],
    returns: 'number',
    description: {
      en: 'A number. Refuses text with more digits than a number can hold; use the exact functions for those.',
      zh: '转为数字；位数超出数字精度时报错，请改用精确计算函数。',
    },
    examples: [
      { expression: "toNumber('12.50')", result: 12.5 },
      { expression: "toNumber('-3e2')", result: -300 },
    ],
    run([value]) {
      const result = exactResult(readDecimal(typeof value === 'boolean' ? Number(value) : value, 'value'));
      if (typeof result !== 'string') return result;
      throw new Fault('inexactResult', {
        en: `${result} has more digits than a number can hold`,
        zh: `${result} 的位数超出数字可表示的精度`,
      });
    },
  }),
  defineFunction({
    name: 'toText',
    category: 'conversion',
    parameters: [{ name: 'value', type: 'any' }],
    returns: 'text',
    description: {
      en: 'Text: numbers with all their digits, objects and lists as JSON.',
      zh: '转为文本：数字保留全部位数，对象与数组转为 JSON。',
    },
    examples: [
      { expression: 'toText(12.5)', result: '12.5' },
      { expression: "toText({'a': [1, true]})", result: '{"a":[1,true]}' },
    ],
    run: ([value]) => writeText(value),
  }),
  defineFunction({
    name: 'toBoolean',
    category: 'conversion',
    parameters: [{ name: 'value', type: 'any' }],
    returns: 'boolean',
    description: {
      en: 'True or false from true/false, 1/0, yes/no, y/n, on/off, 是/否. Anything else is refused.',
      zh: '识别 true/false、1/0、yes/no、y/n、on/off、是/否，其他值报错。',
    },
    examples: [
      { expression: "toBoolean('Y')", result: true },
      { expression: "toBoolean('否')", result: false },
    ],
    run([value]) {
      if (typeof value === 'boolean') return value;
      const word = typeof value === 'object' ? undefined : String(value).trim().toLowerCase();
      if (word !== undefined && trueWords.has(word)) return true;
      if (word !== undefined && falseWords.has(word)) return false;
      const got = describeValue(value);
      throw invalidValue({ en: `${got.en} is neither true nor false`, zh: `${got.zh}无法识别为真或假` });
    },
  }),
  defineFunction({
    name: 'jsonParse',
    category: 'conversion',
    parameters: [{ name: 'text', type: 'text' }],
    returns: 'any',
    description: {
      en: 'Reads JSON text; whole numbers of any length keep every digit. A value that is no text is given back.',
      zh: '解析 JSON 文本，超长整数保留全部位数；非文本原样返回。',
    },
    examples: [{ expression: 'jsonParse(\'{"code": 200}\').code', result: 200 }],
    run: ([text]) => (typeof text === 'string' ? parseText(text) : text),
  }),
  defineFunction({
    name: 'jsonStringify',
    category: 'conversion',
    parameters: [
      { name: 'value', type: 'any' },
      { name: 'indent', type: 'integer', optional: true },
    ],
    returns: 'text',
    description: {
      en: 'Writes a value as JSON text, with an optional indent.',
      zh: '将值转为 JSON 文本，可指定缩进。',
    },
    examples: [{ expression: "jsonStringify({'a': 1})", result: '{"a":1}' }],
    run: ([value, indent]) => stringifyJson(value, optionalInteger(indent, 'indent') ?? 0),
  }),
  defineFunction({
    name: 'jsonQuery',
    category: 'conversion',
    parameters: [
      { name: 'value', type: 'any' },
      { name: 'pointer', type: 'text' },
    ],
    returns: 'any',
    description: {
      en: 'Follows a JSON Pointer (/value/0/DocEntry) in a value or in JSON text; nothing when the path ends early.',
      zh: '按 JSON Pointer（/value/0/DocEntry）取值，可直接作用于 JSON 文本；路径不存在时为空。',
    },
    examples: [
      { expression: "jsonQuery({'value': [{'DocEntry': 16}]}, '/value/0/DocEntry')", result: 16 },
      { expression: 'jsonQuery(\'{"a/b": 1}\', "/a~1b")', result: 1 },
    ],
    run: ([value, pointer]) =>
      queryPointer(typeof value === 'string' ? parseText(value) : value, textArgument(pointer, 'pointer')),
  }),
];
