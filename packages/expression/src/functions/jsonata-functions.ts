import { type JsonataFunction, describeJsonata as row } from './jsonata-function.ts';
import { jsonataTextFunctions } from './jsonata-text-functions.ts';

/** Every function that JSONata itself brings. */
export const jsonataFunctions: JsonataFunction[] = [
  ...jsonataTextFunctions,
  row('list', 'count(list: list) → integer', ['Number of items.', '项数。'], ['$count([1, 2])', 2]),
  row(
    'list',
    'append(first: any, second: any) → list',
    ['Both lists in one.', '合并两个数组。'],
    ['$append([1], [2])', [1, 2]],
  ),
  row(
    'list',
    'sort(list: list, comparator?: function) → list',
    ['Sorts; the function says when two items are in the wrong order.', '排序，可给比较函数。'],
    ['$sort([3, 1, 2])', [1, 2, 3]],
  ),
  row('list', 'reverse(list: list) → list', ['Back to front.', '反转。'], ['$reverse([1, 2])', [2, 1]]),
  row('list', 'shuffle(list: list) → list', ['Random order.', '随机排列。'], ['$count($shuffle([1, 2]))', 2]),
  row(
    'list',
    'distinct(list: list) → list',
    ['Without repeated items.', '去重。'],
    ['$distinct([1, 1, 2])', [1, 2]],
  ),
  row(
    'list',
    'zip(…lists: list) → list of lists',
    ['The items of several lists, side by side.', '按位置合并多个数组。'],
    [
      '$zip([1, 2], [3, 4])',
      [
        [1, 3],
        [2, 4],
      ],
    ],
  ),
  row(
    'list',
    'map(list: list, function: function) → list',
    ['Applies a function to each item.', '对每项应用函数。'],
    ['$map([1, 2], function($n) { $n * 10 })', [10, 20]],
  ),
  row(
    'list',
    'filter(list: list, function: function) → list',
    ['Items for which the function is true.', '保留函数为真的项。'],
    ['$filter([1, 2, 3, 4], function($n) { $n > 2 })', [3, 4]],
  ),
  row(
    'list',
    'single(list: list, function?: function) → any',
    ['The only item for which the function is true.', '唯一满足条件的项。'],
    ['$single([1, 2], function($n) { $n > 1 })', 2],
  ),
  row(
    'list',
    'reduce(list: list, function: function, start?: any) → any',
    ['Combines all items into one value.', '归并为一个值。'],
    ['$reduce([1, 2, 3], function($a, $b) { $a + $b })', 6],
  ),
  row(
    'object',
    'keys(object: object) → list of texts',
    ['All keys.', '全部键。'],
    ["$keys({'a': 1, 'b': 2})", ['a', 'b']],
  ),
  row(
    'object',
    'spread(object: object) → list of objects',
    ['One object per key.', '拆为单键对象数组。'],
    ["$spread({'a': 1, 'b': 2})", [{ a: 1 }, { b: 2 }]],
  ),
  row(
    'object',
    'merge(list: list of objects) → object',
    ['All objects in one; later keys win.', '合并对象，后者为准。'],
    ["$merge([{'a': 1}, {'b': 2}])", { a: 1, b: 2 }],
  ),
  row(
    'object',
    'sift(object: object, function: function) → object',
    ['Keys for which the function is true.', '按条件保留键。'],
    ["$sift({'a': 1, 'b': 2}, function($v) { $v > 1 })", { b: 2 }],
  ),
  row(
    'object',
    'each(object: object, function: function) → list',
    ['Applies a function to each pair.', '对每个键值应用函数。'],
    ["$each({'a': 1, 'b': 2}, function($v, $k) { $k & $v })", ['a1', 'b2']],
  ),
  row(
    'conversion',
    'boolean(value: any) → boolean',
    ['Is there something in it?', '转为布尔。'],
    ["$boolean('a')", true],
  ),
  row('conversion', 'not(value: any) → boolean', ['The opposite.', '取反。'], ['$not(true)', false]),
  row(
    'conversion',
    'exists(value: any) → boolean',
    ['Is there a value?', '值是否存在。'],
    ['$exists(vars.missing)', false],
  ),
  row(
    'conversion',
    'type(value: any) → text',
    ['null, number, string, boolean, array, object or function.', '值的类型。'],
    ['$type([])', 'array'],
  ),
  row(
    'encoding',
    'base64encode(text: text) → text',
    [
      'Base64 of Latin-1 text (base64Encode takes any text).',
      'Latin-1 文本的 Base64（任意文本用 base64Encode）。',
    ],
    ["$base64encode('abc')", 'YWJj'],
  ),
  row(
    'encoding',
    'base64decode(text: text) → text',
    [
      'Latin-1 text of base64 (base64Decode gives any text).',
      'Base64 解码为 Latin-1（任意文本用 base64Decode）。',
    ],
    ["$base64decode('YWJj')", 'abc'],
  ),
  row(
    'encoding',
    'encodeUrlComponent(text: text) → text',
    ['Encodes for a part of a URL.', '编码 URL 片段。'],
    ["$encodeUrlComponent('a b')", 'a%20b'],
  ),
  row(
    'encoding',
    'encodeUrl(text: text) → text',
    ['Encodes a whole URL.', '编码整个 URL。'],
    ["$encodeUrl('https://a.example/b c')", 'https://a.example/b%20c'],
  ),
  row(
    'encoding',
    'decodeUrlComponent(text: text) → text',
    ['Decodes a part of a URL.', '解码 URL 片段。'],
    ["$decodeUrlComponent('a%20b')", 'a b'],
  ),
  row(
    'encoding',
    'decodeUrl(text: text) → text',
    ['Decodes a whole URL.', '解码整个 URL。'],
    ["$decodeUrl('https://a.example/b%20c')", 'https://a.example/b c'],
  ),
  row(
    'date',
    'millis() → integer',
    ['The present moment in epoch milliseconds.', '当前毫秒时间戳。'],
    ['$millis()', 1772699400000],
  ),
  row(
    'date',
    'toMillis(text: text, picture?: text) → integer',
    ['Epoch milliseconds of an ISO date.', 'ISO 日期转毫秒时间戳。'],
    ["$toMillis('2026-03-05T08:30:00.000Z')", 1772699400000],
  ),
  row(
    'date',
    'fromMillis(millis: integer, picture?: text, zone?: text) → text',
    ['ISO text of epoch milliseconds.', '毫秒时间戳转 ISO 文本。'],
    ['$fromMillis(1772699400000)', '2026-03-05T08:30:00.000Z'],
  ),
  row('other', 'clone(value: any) → any', ['A copy.', '复制。'], ["$clone({'a': 1})", { a: 1 }]),
  row(
    'other',
    'eval(expression: text, context?: any) → any',
    [
      'Evaluates a text as an expression; its references are not tracked.',
      '将文本作为表达式求值；其中的引用不受跟踪。',
    ],
    ["$eval('1 + 1')", 2],
  ),
  row(
    'other',
    'error(message?: text) → nothing',
    ['Fails with a message.', '以指定消息报错。'],
    ["1 < 2 ? 'fine' : $error('Too much')", 'fine'],
  ),
  row(
    'other',
    'assert(condition: boolean, message?: text) → nothing',
    ['Fails unless the condition holds.', '条件不成立则报错。'],
    ["($assert(1 < 2, 'Too much'); 'fine')", 'fine'],
  ),
];
