import { type CompletionItem, complete, functionLibrary, type ScopeShape } from '@flowbridge/expression';
import { monaco } from '../code/monaco.ts';
import { functionMarkdown, pathMarkdown, typeWord } from './markdown.ts';
import { sampleAt } from './scope-shape.ts';
import type { Surroundings } from './surroundings.ts';
import { shortText } from './word-value.ts';

/** A proposal, and whether it brings the braces of its expression with it. */
export type Offered = CompletionItem & { braced?: boolean };

/** What is offered on demand in plain text: roots and functions, each in an expression of its own. */
export function offeredInText(value: string, offset: number, shape: ScopeShape): Offered[] {
  // Inside of an expression nothing was found, so nothing is offered.
  if (/\{\{(?:(?!\}\}).)*$/s.test(value.slice(0, offset))) return [];
  return complete({ value: '', offset: 0, shape, mode: 'expression' }).map((item) => ({
    ...item,
    replaceStart: offset,
    replaceEnd: offset,
    braced: true,
  }));
}

type Given = {
  item: Offered;
  at: number;
  total: number;
  model: monaco.editor.ITextModel;
  around: Surroundings;
};

const KEYED = new Set([
  'steps',
  'loops',
  'vars',
  'params',
  'callbacks',
  'trigger',
  'tenant',
  'run',
  'error',
  'cursor',
]);
const kinds = {
  root: monaco.languages.CompletionItemKind.Module,
  field: monaco.languages.CompletionItemKind.Field,
  function: monaco.languages.CompletionItemKind.Function,
  table: monaco.languages.CompletionItemKind.File,
};
const docs = new Map(functionLibrary.map((doc) => [doc.name, doc]));

export function completionItem({ item, at, total, model, around }: Given): monaco.languages.CompletionItem {
  const end = model.getPositionAt(item.replaceEnd);
  const range = monaco.Range.fromPositions(model.getPositionAt(item.replaceStart), end);
  const next = model.getValueInRange(
    new monaco.Range(end.lineNumber, end.column, end.lineNumber, end.column + 1),
  );
  const title = item.kind === 'function' ? '' : (item.shape?.title ?? '');
  const again = {
    id: item.kind === 'function' ? 'editor.action.triggerParameterHints' : 'editor.action.triggerSuggest',
    title: '',
  };
  const goesOn = item.kind === 'function' || (item.kind === 'root' && KEYED.has(item.label));
  return {
    label: { label: item.label, ...detailOf(item, around) },
    kind: kinds[item.kind],
    range,
    insertText: snippet(item, next),
    insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
    filterText: `${item.insertText} ${item.label} ${title}`,
    // The order of the language: fields, then roots, then functions.
    sortText: String(at).padStart(String(total).length, '0'),
    ...(goesOn ? { command: again } : {}),
  };
}

/** What is put in, with the caret where one goes on: between a call's brackets, behind a root's dot. */
function snippet({ kind, insertText, label, braced }: Offered, next: string): string {
  const text = insertText.replace(/[\\$}]/g, '\\$&');
  const inner =
    kind === 'function' && next !== '('
      ? `${text}$0)`
      : kind === 'function'
        ? text.slice(0, -1)
        : kind === 'root' && KEYED.has(label) && next !== '.'
          ? `${text}.$0`
          : `${text}$0`;
  return braced ? `{{ ${inner} }}` : inner;
}

function detailOf(item: Offered, { scope, words }: Surroundings): { detail?: string; description?: string } {
  if (item.kind === 'function' || item.kind === 'table') return {};
  const type = typeWord(item.shape, words);
  const sample = item.kind === 'field' && item.path ? sampleAt(scope, item.path) : undefined;
  const isPlain = sample !== undefined && (typeof sample !== 'object' || sample === null);
  const title = item.kind === 'root' ? item.description?.[words.language] : item.shape?.title;
  return {
    ...(title === undefined || title === item.label ? {} : { detail: `  ${title}` }),
    description: isPlain ? `${shortText(sample, 24)} · ${type}` : type,
  };
}

/** Made for the one proposal that is looked at: a sample can be long. */
export function documentationOf(item: Offered, around: Surroundings): monaco.IMarkdownString {
  const doc = item.kind === 'function' ? docs.get(item.label) : undefined;
  if (doc) return functionMarkdown(doc, around.words);
  return item.path ? pathMarkdown(item.path, item.shape, around) : { value: '' };
}
