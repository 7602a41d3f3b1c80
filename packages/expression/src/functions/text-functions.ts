import { integerArgument, optionalText, textArgument } from './arguments.ts';
import { defineFunction, type FunctionSpec } from './function-spec.ts';

/** Characters as people count them: a rare Chinese character or an emoji of two code units is one. */
function characters(text: string): string[] {
  return Array.from(text);
}

export const textFunctions: FunctionSpec[] = [
  defineFunction({
    name: 'left',
    category: 'text',
    parameters: [
      { name: 'text', type: 'text' },
      { name: 'count', type: 'integer' },
    ],
    returns: 'text',
    description: { en: 'The first characters of a text.', zh: '取文本左侧若干字符。' },
    examples: [{ expression: "left('聚氯乙烯 11028', 4)", result: '聚氯乙烯' }],
    run: ([text, count]) =>
      characters(textArgument(text, 'text'))
        .slice(0, Math.max(0, integerArgument(count, 'count')))
        .join(''),
  }),
  defineFunction({
    name: 'right',
    category: 'text',
    parameters: [
      { name: 'text', type: 'text' },
      { name: 'count', type: 'integer' },
    ],
    returns: 'text',
    description: { en: 'The last characters of a text.', zh: '取文本右侧若干字符。' },
    examples: [{ expression: "right('PO-2026-0016', 4)", result: '0016' }],
    run([text, count]) {
      const wanted = integerArgument(count, 'count');
      return wanted <= 0 ? '' : characters(textArgument(text, 'text')).slice(-wanted).join('');
    },
  }),
  defineFunction({
    name: 'truncate',
    category: 'text',
    parameters: [
      { name: 'text', type: 'text' },
      { name: 'maximum', type: 'integer' },
      { name: 'ending', type: 'text', optional: true },
    ],
    returns: 'text',
    description: {
      en: 'Cuts a text that is longer than the maximum; the ending (… when not given) counts.',
      zh: '超过最大长度时截断，结尾符（默认 …）计入长度。',
    },
    examples: [
      { expression: "truncate('采购申请审批单', 5)", result: '采购申请…' },
      { expression: "truncate('short', 20)", result: 'short' },
    ],
    run([text, maximum, ending]) {
      const whole = characters(textArgument(text, 'text'));
      const limit = Math.max(0, integerArgument(maximum, 'maximum'));
      if (whole.length <= limit) return whole.join('');
      const tail = characters(optionalText(ending, 'ending') ?? '…').slice(0, limit);
      return [...whole.slice(0, limit - tail.length), ...tail].join('');
    },
  }),
  defineFunction({
    name: 'startsWith',
    category: 'text',
    parameters: [
      { name: 'text', type: 'text' },
      { name: 'beginning', type: 'text' },
    ],
    returns: 'boolean',
    description: { en: 'Does the text begin with this?', zh: '文本是否以指定内容开头。' },
    examples: [{ expression: "startsWith('PO-16', 'PO-')", result: true }],
    run: ([text, beginning]) => textArgument(text, 'text').startsWith(textArgument(beginning, 'beginning')),
  }),
  defineFunction({
    name: 'endsWith',
    category: 'text',
    parameters: [
      { name: 'text', type: 'text' },
      { name: 'ending', type: 'text' },
    ],
    returns: 'boolean',
    description: { en: 'Does the text end with this?', zh: '文本是否以指定内容结尾。' },
    examples: [{ expression: "endsWith('report.pdf', '.xlsx')", result: false }],
    run: ([text, ending]) => textArgument(text, 'text').endsWith(textArgument(ending, 'ending')),
  }),
  defineFunction({
    name: 'replaceAll',
    category: 'text',
    parameters: [
      { name: 'text', type: 'text' },
      { name: 'search', type: 'text' },
      { name: 'replacement', type: 'text' },
    ],
    returns: 'text',
    description: {
      en: 'Replaces every occurrence of a text, literally ($replace also takes regular expressions).',
      zh: '按字面替换全部匹配（正则请用 $replace）。',
    },
    examples: [{ expression: "replaceAll('2026-03-05', '-', '/')", result: '2026/03/05' }],
    run: ([text, search, replacement]) => {
      const to = textArgument(replacement, 'replacement');
      return textArgument(text, 'text').replaceAll(textArgument(search, 'search'), () => to);
    },
  }),
  defineFunction({
    name: 'removeSpaces',
    category: 'text',
    parameters: [{ name: 'text', type: 'text' }],
    returns: 'text',
    description: {
      en: 'Removes every space, tab and line break, the full-width space included.',
      zh: '去除全部空白字符（含全角空格）。',
    },
    examples: [{ expression: "removeSpaces(' 聚 丙　烯 ')", result: '聚丙烯' }],
    run: ([text]) => textArgument(text, 'text').replace(/\s+/g, ''),
  }),
  defineFunction({
    name: 'toHalfWidth',
    category: 'text',
    parameters: [{ name: 'text', type: 'text' }],
    returns: 'text',
    description: {
      en: 'Turns full-width letters, digits and signs (ＡＢＣ１２３，) into plain ones (ABC123,).',
      zh: '全角字符转半角。',
    },
    examples: [{ expression: "toHalfWidth('ＰＯ－１６')", result: 'PO-16' }],
    run: ([text]) =>
      textArgument(text, 'text')
        .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replaceAll('\u3000', ' '),
  }),
];
