import { isDeepEqual } from '../compile/equality.ts';
import {
  choiceArgument,
  integerArgument,
  listArgument,
  ownProperty,
  textArgument,
  wrongArgument,
} from './arguments.ts';
import { defineFunction, type FunctionSpec } from './function-spec.ts';
import { identityOf } from './identity.ts';

function compareValues(left: unknown, right: unknown): number {
  if (left === right) return 0;
  // missing values come last, whatever the order of the rest
  if (left === undefined || left === null) return 1;
  if (right === undefined || right === null) return -1;
  if (isNumeric(left) && isNumeric(right)) return left < right ? -1 : left > right ? 1 : 0;
  const [a, b] = [String(left), String(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

export const listFunctions: FunctionSpec[] = [
  defineFunction({
    name: 'first',
    category: 'list',
    parameters: [{ name: 'list', type: 'list' }],
    returns: 'any',
    description: { en: 'The first item of a list.', zh: '数组第一项。' },
    examples: [{ expression: 'first([16, 17])', result: 16 }],
    run: ([list]) => listArgument(list).at(0),
  }),
  defineFunction({
    name: 'last',
    category: 'list',
    parameters: [{ name: 'list', type: 'list' }],
    returns: 'any',
    description: { en: 'The last item of a list.', zh: '数组最后一项。' },
    examples: [{ expression: 'last([16, 17])', result: 17 }],
    run: ([list]) => listArgument(list).at(-1),
  }),
  defineFunction({
    name: 'toList',
    category: 'list',
    parameters: [{ name: 'value', type: 'any' }],
    returns: 'list',
    description: {
      en: 'Always a list: a list stays, a single value becomes a list of one, nothing becomes an empty list.',
      zh: '总是得到数组：数组不变，单值变为一项，空值变为空数组。',
    },
    examples: [
      { expression: "toList('a')", result: ['a'] },
      { expression: 'toList(vars.missing)', result: [] },
    ],
    acceptsNothing: true,
    run: ([value]) => (value === undefined || value === null ? [] : [...listArgument(value)]),
  }),
  defineFunction({
    name: 'includes',
    category: 'list',
    parameters: [
      { name: 'list', type: 'list' },
      { name: 'value', type: 'any' },
    ],
    returns: 'boolean',
    description: { en: 'Does the list hold an item equal to the value?', zh: '数组是否包含某值。' },
    examples: [{ expression: "includes(['refuse', 'terminate'], 'refuse')", result: true }],
    acceptsNothing: true,
    run: ([list, value]) =>
      list !== undefined && list !== null && listArgument(list).some((item) => isDeepEqual(item, value)),
  }),
  defineFunction({
    name: 'findBy',
    category: 'list',
    parameters: [
      { name: 'list', type: 'list of objects' },
      { name: 'field', type: 'text' },
      { name: 'value', type: 'any' },
    ],
    returns: 'object',
    description: { en: 'The first object whose field equals the value.', zh: '查找字段等于指定值的第一项。' },
    examples: [
      {
        expression:
          "findBy([{'name': '来源单号', 'value': '16'}, {'name': '备注', 'value': 'x'}], 'name', '来源单号').value",
        result: '16',
      },
    ],
    run([list, field, value]) {
      const key = textArgument(field, 'field');
      return listArgument(list).find((item) => isDeepEqual(ownProperty(item, key), value));
    },
  }),
  defineFunction({
    name: 'unique',
    category: 'list',
    parameters: [
      { name: 'list', type: 'list' },
      { name: 'field', type: 'text', optional: true },
    ],
    returns: 'list',
    description: {
      en: 'Keeps the first of equal items, or of objects with an equal field.',
      zh: '去重，可按字段去重（保留第一个）。',
    },
    examples: [
      { expression: 'unique([1, 2, 1])', result: [1, 2] },
      { expression: "unique([{'c': 1, 'n': 1}, {'c': 1, 'n': 2}], 'c')", result: [{ c: 1, n: 1 }] },
    ],
    run([list, field]) {
      const seen = new Set<string>();
      return listArgument(list).filter((item) => {
        const identity = identityOf(
          field === undefined ? item : ownProperty(item, textArgument(field, 'field')),
        );
        return seen.has(identity) ? false : seen.add(identity);
      });
    },
  }),
  defineFunction({
    name: 'chunk',
    category: 'list',
    parameters: [
      { name: 'list', type: 'list' },
      { name: 'size', type: 'integer' },
    ],
    returns: 'list of lists',
    description: { en: 'Cuts a list into lists of at most this size.', zh: '将数组按大小分批。' },
    examples: [{ expression: 'chunk([1, 2, 3], 2)', result: [[1, 2], [3]] }],
    run([list, size]) {
      const count = integerArgument(size, 'size');
      if (count < 1) throw wrongArgument('size', { en: 'one or more', zh: '大于零的整数' }, size);
      const items = listArgument(list);
      return Array.from({ length: Math.ceil(items.length / count) }, (_, at) =>
        items.slice(at * count, (at + 1) * count),
      );
    },
  }),
  defineFunction({
    name: 'flatten',
    category: 'list',
    parameters: [{ name: 'list', type: 'list of lists' }],
    returns: 'list',
    description: {
      en: 'Puts the items of all inner lists into one list, at every depth.',
      zh: '将多层数组展开为一层。',
    },
    examples: [{ expression: 'flatten([[1, [2]], [3]])', result: [1, 2, 3] }],
    run: ([list]) => listArgument(list).flat(Number.POSITIVE_INFINITY),
  }),
  defineFunction({
    name: 'compact',
    category: 'list',
    parameters: [{ name: 'list', type: 'list' }],
    returns: 'list',
    description: { en: 'Leaves out null and empty texts.', zh: '去除 null 与空文本。' },
    examples: [{ expression: "compact(['a', '', null, 'b'])", result: ['a', 'b'] }],
    run: ([list]) => listArgument(list).filter((item) => item !== null && item !== undefined && item !== ''),
  }),
  defineFunction({
    name: 'sortBy',
    category: 'list',
    parameters: [
      { name: 'list', type: 'list of objects' },
      { name: 'field', type: 'text' },
      { name: 'direction', type: "'asc' or 'desc'", optional: true },
    ],
    returns: 'list',
    description: {
      en: 'Sorts objects by a field; numbers by size, texts by character code, missing values last.',
      zh: '按字段排序：数字按大小，文本按字符编码，空值在后。',
    },
    examples: [{ expression: "sortBy([{'n': 2}, {'n': 10}, {'n': 1}], 'n', 'desc').n", result: [10, 2, 1] }],
    run([list, field, direction]) {
      const key = textArgument(field, 'field');
      const descending = choiceArgument(direction ?? 'asc', 'direction', ['asc', 'desc']) === 'desc';
      return [...listArgument(list)].sort((left, right) => {
        const [a, b] = [ownProperty(left, key), ownProperty(right, key)];
        const missing = a === undefined || a === null || b === undefined || b === null;
        return descending && !missing ? compareValues(b, a) : compareValues(a, b);
      });
    },
  }),
  defineFunction({
    name: 'groupBy',
    category: 'list',
    parameters: [
      { name: 'list', type: 'list of objects' },
      { name: 'field', type: 'text' },
    ],
    returns: 'list of { key, items }',
    description: {
      en: 'Groups objects by a field, in the order in which the keys appear.',
      zh: '按字段分组，按首次出现的顺序返回 { key, items }。',
    },
    examples: [
      {
        expression:
          "groupBy([{'w': 'A', 'q': 1}, {'w': 'B', 'q': 2}, {'w': 'A', 'q': 3}], 'w').{'w': key, 'q': $sum(items.q)}",
        result: [
          { w: 'A', q: 4 },
          { w: 'B', q: 2 },
        ],
      },
    ],
    run([list, field]) {
      const name = textArgument(field, 'field');
      const groups = new Map<string, { key: unknown; items: unknown[] }>();
      for (const item of listArgument(list)) {
        const key = ownProperty(item, name) ?? null;
        const identity = identityOf(key);
        const group = groups.get(identity);
        if (group) group.items.push(item);
        else groups.set(identity, { key, items: [item] });
      }
      return [...groups.values()];
    },
  }),
];
