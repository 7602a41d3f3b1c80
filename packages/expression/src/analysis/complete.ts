import type { Bilingual } from '../bilingual.ts';
import { functionLibrary } from '../functions/library.ts';
import { isRootName, type RootName, rootNames } from '../scope.ts';
import { type Token, tokenize } from '../syntax/lexer.ts';
import { quoteName } from '../syntax/quote-name.ts';
import { splitTemplate } from '../syntax/split-template.ts';
import { describeShape, fieldsOf, type ScopeShape, shapeAt, type ValueShape } from './value-shape.ts';

/** One proposal. Accepting it puts `insertText` between `replaceStart` and `replaceEnd` of the whole text. */
export type CompletionItem = {
  kind: 'root' | 'field' | 'function';
  label: string;
  insertText: string;
  replaceStart: number;
  replaceEnd: number;
  /** A field's title and type, or a function's signature. */
  detail: string;
  description?: Bilingual;
};

export type CompletionRequest = {
  /** The text being edited. */
  value: string;
  /** Where the caret is in it. */
  offset: number;
  /** What is known about the values that can be referred to here. */
  shape: ScopeShape;
  /** `expression` when the whole text is one, without braces. */
  mode?: 'template' | 'expression';
};

const rootWords: Record<RootName, Bilingual> = {
  trigger: { en: 'What started the run', zh: '触发数据' },
  steps: { en: 'Outputs of earlier steps', zh: '前面步骤的输出' },
  loops: { en: 'Items of the loops around this step', zh: '所在循环的当前项' },
  vars: { en: 'Variables of the flow', zh: '流程变量' },
  params: { en: 'Parameters of the flow', zh: '流程参数' },
  tenant: { en: 'Variables of the tenant', zh: '租户变量' },
  run: { en: 'This run: id, start, attempt', zh: '本次运行：编号、开始时间、次数' },
  error: { en: 'The failure being handled', zh: '正在处理的错误' },
  cursor: { en: 'The position reached by the last poll', zh: '上次轮询到的位置' },
  callbacks: { en: 'One-time addresses of waits that are still to come', zh: '后续等待步骤的一次性回调地址' },
};

/** Proposals for the caret: fields after a dot, otherwise roots and functions. Empty outside of an expression. */
export function complete(request: CompletionRequest): CompletionItem[] {
  const { value, offset, shape, mode = 'template' } = request;
  const start = mode === 'expression' ? 0 : expressionStart(value, offset);
  if (start < 0) return [];
  const tokens = tokenize(value.slice(start, offset));
  const last = tokens.at(-1);
  if (last?.kind === 'string' || last?.kind === 'regex' || last?.kind === 'number') return [];
  const unclosed = last?.kind === 'error' ? last.text.charAt(0) : '';
  if (unclosed !== '' && unclosed !== '`') return [];
  const touches = last !== undefined && start + last.end === offset;
  const isPartial = touches && (unclosed === '`' || isWord(last));
  const before = isPartial ? tokens.slice(0, -1) : tokens;
  const range = {
    replaceStart: isPartial && last ? start + last.start : offset,
    replaceEnd: offset,
  };
  const typed = isPartial && last ? last.text.replace(/^[$`]/, '') : '';
  if (before.at(-1)?.text === '.') {
    const path = pathBefore(before.slice(0, -1));
    return path ? fieldItems(shape, path, typed, range) : [];
  }
  if (last && touches && !isPartial && [')', ']', '}'].includes(last.text)) return [];
  return [
    ...rootItems(shape, typed, range),
    ...functionItems(typed, last?.text.startsWith('$') === true, range),
  ];
}

type Range = { replaceStart: number; replaceEnd: number };

function expressionStart(value: string, offset: number): number {
  const segment = splitTemplate(value).find(
    (candidate) =>
      candidate.kind === 'expression' &&
      offset >= candidate.sourceStart &&
      offset <= (candidate.closed ? candidate.sourceEnd : candidate.end),
  );
  return segment?.kind === 'expression' ? segment.sourceStart : -1;
}

function isWord(token: Token): boolean {
  return (
    token.kind === 'name' ||
    token.kind === 'variable' ||
    token.kind === 'value' ||
    /^(and|or|in)$/.test(token.text)
  );
}

/** The written path that ends with these tokens, from its root, or null when it is none that can be followed. */
function pathBefore(tokens: readonly Token[]): [RootName, ...(string | number)[]] | null {
  const parts: (string | number)[] = [];
  let at = tokens.length - 1;
  for (;;) {
    let token = tokens[at];
    while (token?.text === ']') {
      const open = openingBracket(tokens, at);
      const inner = tokens[open + 1];
      if (open < 0) return null;
      if (at - open === 2 && inner?.kind === 'number') parts.unshift(Number(inner.text));
      at = open - 1;
      token = tokens[at];
    }
    const name = token && nameOf(token);
    if (name === undefined) return null;
    const isFirst = tokens[at - 1]?.text !== '.';
    if (isFirst || /^\$\$?$/.test(tokens[at - 2]?.text ?? '')) {
      return isRootName(name) ? [name, ...parts] : null;
    }
    parts.unshift(name);
    at -= 2;
  }
}

function openingBracket(tokens: readonly Token[], close: number): number {
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    if (tokens[at]?.text === ']') depth++;
    if (tokens[at]?.text === '[') depth--;
    if (depth === 0) return at;
  }
  return -1;
}

function nameOf(token: Token): string | undefined {
  if (token.kind === 'name') return token.text;
  if (token.kind === 'quotedName' || token.kind === 'string') return token.text.slice(1, -1);
  return undefined;
}

function fieldItems(
  shape: ScopeShape,
  [root, ...path]: [RootName, ...(string | number)[]],
  typed: string,
  range: Range,
): CompletionItem[] {
  const fields: [string, ValueShape][] = fieldsOf(shapeAt(shape[root], path));
  return fields
    .filter(([name, field]) => matches(typed, name, field.title))
    .map(([name, field]) => ({
      kind: 'field',
      label: name,
      insertText: quoteName(name),
      ...range,
      detail: describeShape(field),
      ...(field.description === undefined
        ? {}
        : { description: { en: field.description, zh: field.description } }),
    }));
}

function rootItems(shape: ScopeShape, typed: string, range: Range): CompletionItem[] {
  return rootNames
    .filter((name) => shape[name] !== undefined && matches(typed, name))
    .map((name) => ({
      kind: 'root',
      label: name,
      insertText: name,
      ...range,
      detail: rootWords[name].en,
      description: rootWords[name],
    }));
}

function functionItems(typed: string, isMarked: boolean, range: Range): CompletionItem[] {
  return functionLibrary
    .filter((doc) => matches(typed, doc.name))
    .map((doc) => ({
      kind: 'function',
      label: doc.name,
      insertText: `${isMarked || doc.origin === 'jsonata' ? '$' : ''}${doc.name}(`,
      ...range,
      detail: doc.signature,
      description: doc.description,
    }));
}

function matches(typed: string, name: string, title = ''): boolean {
  const wanted = typed.toLowerCase();
  return name.toLowerCase().includes(wanted) || title.toLowerCase().includes(wanted);
}
