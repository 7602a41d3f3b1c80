import type { Bilingual } from '../bilingual.ts';
import { functionLibrary } from '../functions/library.ts';
import { type RootName, rootNames } from '../scope.ts';
import { type Token, tokenize } from '../syntax/lexer.ts';
import { quoteName } from '../syntax/quote-name.ts';
import { listAround, pathBefore, sourceAround, type TextMode, type WrittenPath } from './caret.ts';
import { describeShape, fieldsOf, type ScopeShape, shapeAt, type ValueShape } from './value-shape.ts';

/** One proposal. Accepting it puts `insertText` between `replaceStart` and `replaceEnd` of the whole text. */
export type CompletionItem = {
  kind: 'root' | 'field' | 'function' | 'table';
  label: string;
  insertText: string;
  replaceStart: number;
  replaceEnd: number;
  /** A field's title and type, or a function's signature. */
  detail: string;
  description?: Bilingual;
  /** Where a field's or root's value is found. */
  path?: WrittenPath;
  /** What is known about that value. */
  shape?: ValueShape;
};

export type CompletionRequest = {
  /** The text being edited. */
  value: string;
  /** Where the caret is in it. */
  offset: number;
  /** What is known about the values that can be referred to here. */
  shape: ScopeShape;
  /** Names of the tenant's look-up tables, for `lookup('…`. */
  tables?: readonly string[];
  /** `expression` when the whole text is one, without braces. */
  mode?: TextMode;
};

/** What each root holds, in words. */
export const rootWords: Record<RootName, Bilingual> = {
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

/**
 * Proposals for the caret: fields after a dot, otherwise roots and functions, and inside a filter the fields of its items
 * first. Empty outside of an expression.
 */
export function complete(request: CompletionRequest): CompletionItem[] {
  const { value, offset, shape, tables = [], mode = 'template' } = request;
  const around = sourceAround(value, offset, mode);
  if (!around) return [];
  const { start } = around;
  const tokens = tokenize(value.slice(start, offset));
  const last = tokens.at(-1);
  const table = tableBeingTyped(tokens);
  if (table) return tableItems(tables, table, { replaceStart: start + table.start, replaceEnd: offset });
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
  const list = listAround(before);
  return [
    ...(list ? fieldItems(shape, list, typed, range) : []),
    ...rootItems(shape, typed, range),
    ...functionItems(typed, last?.text.startsWith('$') === true, range),
  ];
}

/** The unclosed text that is the first argument of `lookup(`. */
function tableBeingTyped(tokens: readonly Token[]): Token | undefined {
  const [name, open, text] = tokens.slice(-3);
  const isCall = name !== undefined && /^\$?lookup$/.test(name.text) && open?.text === '(';
  const isText = text?.kind === 'error' && /^['"]/.test(text.text);
  return isCall && isText ? text : undefined;
}

/** The editor may have closed the quote by itself; then only the name is put in. */
function tableItems(tables: readonly string[], typed: Token, range: Range): CompletionItem[] {
  const quote = typed.text.charAt(0);
  const begun = typed.text.slice(1);
  return tables
    .filter((name) => matches(begun, name) && !name.includes(quote))
    .map((name) => ({
      kind: 'table',
      label: name,
      insertText: name,
      ...range,
      replaceStart: range.replaceStart + 1,
      detail: 'lookup',
    }));
}

type Range = { replaceStart: number; replaceEnd: number };

function isWord(token: Token): boolean {
  return (
    token.kind === 'name' ||
    token.kind === 'variable' ||
    token.kind === 'value' ||
    /^(and|or|in)$/.test(token.text)
  );
}

function fieldItems(shape: ScopeShape, list: WrittenPath, typed: string, range: Range): CompletionItem[] {
  const [root, ...path] = list;
  const fields: [string, ValueShape][] = fieldsOf(shapeAt(shape[root], path));
  return fields
    .filter(([name, field]) => matches(typed, name, field.title))
    .map(([name, field]) => ({
      kind: 'field',
      label: name,
      insertText: quoteName(name),
      ...range,
      detail: describeShape(field),
      path: [...list, name],
      shape: field,
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
      path: [name],
      shape: shape[name] ?? {},
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
