import { stringifyJson } from '../json/stringify-json.ts';
import type { FunctionCategory } from './function-spec.ts';
import { type FunctionDoc, functionLibrary } from './library.ts';

const titles: Record<FunctionCategory, string> = {
  date: 'Dates · 日期',
  number: 'Numbers · 数字',
  text: 'Text · 文本',
  list: 'Lists · 数组',
  object: 'Objects · 对象',
  conversion: 'Conversion · 转换',
  encoding: 'Hashes and encodings · 摘要与编码',
  other: 'Other · 其他',
};

const categories: FunctionCategory[] = [
  'date',
  'number',
  'text',
  'list',
  'object',
  'conversion',
  'encoding',
  'other',
];

/** The function list as Markdown: FUNCTIONS.md is exactly this. */
export function writeFunctionList(): string {
  const sections = categories.map((category) => {
    const functions = functionLibrary.filter((doc) => doc.category === category);
    return [`## ${titles[category]}`, ...functions.map(writeFunction)].join('\n\n');
  });
  return `# Functions

Generated from the function library; \`npx vitest run -u\` writes it anew. Every example runs as a test, at
2026-03-05T08:30:00Z in Asia/Shanghai. Every function may be called with or without \`$\`.

${sections.join('\n\n')}
`;
}

function writeFunction({ signature, origin, description, examples }: FunctionDoc): string {
  const heading = `### \`${signature}\``;
  const words = `${description.en} ${description.zh}${origin === 'jsonata' ? ' (JSONata)' : ''}`;
  const shown = examples.map(
    ({ expression, result }) => `- \`${expression}\` → \`${stringifyJson(result)}\``,
  );
  return [heading, words, ...(shown.length > 0 ? [shown.join('\n')] : [])].join('\n\n');
}
