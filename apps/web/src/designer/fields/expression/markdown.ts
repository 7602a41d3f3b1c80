/** What completion and hover say of a function and of a value, as Markdown. */
import {
  describeSignature,
  type FunctionDoc,
  quoteName,
  rootWords,
  type ValueShape,
  type WrittenPath,
} from '@flowbridge/expression';
import { valueType } from '@flowbridge/flow';
import { sampleAt } from './scope-shape.ts';
import type { EditorWords, Surroundings } from './surroundings.ts';
import { longText, shortText } from './word-value.ts';

const MOST_SAMPLE = 400;

type Markdown = { value: string };

export function functionMarkdown(doc: FunctionDoc, { language, example }: EditorWords): Markdown {
  const { head, parameters, tail } = describeSignature(doc);
  const signature = `${head}${parameters.map((each) => each[language]).join(', ')}${tail[language]}`;
  const examples = doc.examples.map(
    ({ expression, result }) => `${expression}  →  ${shortText(result, 120)}`,
  );
  return {
    value: [fenced(signature), escaped(doc.description[language]), example, fenced(examples.join('\n'))].join(
      '\n\n',
    ),
  };
}

export function pathMarkdown(
  path: WrittenPath,
  shape: ValueShape | undefined,
  { scope, words }: Surroundings,
): Markdown {
  const [root, ...rest] = path;
  const written = rest
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${quoteName(part)}`))
    .join('');
  const title = rest.length === 0 ? rootWords[root][words.language] : shape?.title;
  const type = typeWord(shape, words);
  const sample = rest.length === 0 ? undefined : sampleAt(scope, path);
  return {
    value: [
      fenced(`${root}${written}${type === '' ? '' : `: ${type}`}`),
      ...(title === undefined ? [] : [`**${escaped(title)}**`]),
      ...(shape?.description === undefined ? [] : [escaped(shape.description)]),
      ...(sample === undefined ? [] : [words.sample, fenced(longText(sample, MOST_SAMPLE))]),
    ].join('\n\n'),
  };
}

/** The type of a shape in the console's words; empty when it is not known. */
export function typeWord(shape: ValueShape | undefined, { type }: EditorWords): string {
  const known = valueType.safeParse(shape?.type);
  return known.success && known.data !== 'any' ? type(known.data) : '';
}

const fenced = (text: string) => `\`\`\`text\n${text.replaceAll('```', '` ` `')}\n\`\`\``;

/** Keeps what a person or a system wrote from being read as Markdown. */
const escaped = (text: string) => text.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&');
