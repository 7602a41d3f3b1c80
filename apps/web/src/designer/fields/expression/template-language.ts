/**
 * Monaco's language of templates: colours, completion, hover and signature help. Monaco asks providers by language, not
 * by editor; each model is therefore given its surroundings here.
 */
import { callAt, complete, describeSignature, namedAt, shapeAt } from '@flowbridge/expression';
import { monaco } from '../code/monaco.ts';
import { completionItem, documentationOf, type Offered, offeredInText } from './completion-items.ts';
import { functionMarkdown, pathMarkdown } from './markdown.ts';
import type { EditorWords, Surroundings } from './surroundings.ts';

export const TEMPLATE_LANGUAGE = 'flowbridge-template';
/** JSON in which `{{ expressions }}` stand, in texts or as values. */
export const TEMPLATE_JSON_LANGUAGE = 'flowbridge-json';
const LANGUAGES = [TEMPLATE_LANGUAGE, TEMPLATE_JSON_LANGUAGE];

const surroundings = new WeakMap<monaco.editor.ITextModel, Surroundings>();

/** Tells what the expressions of a model see; told anew whenever that changes. */
export function setSurroundings(model: monaco.editor.ITextModel, value: Surroundings): void {
  surroundings.set(model, value);
}

for (const id of LANGUAGES) {
  monaco.languages.register({ id });
  monaco.languages.setLanguageConfiguration(id, {
    brackets: [
      ['(', ')'],
      ['[', ']'],
      ['{', '}'],
    ],
    comments: { blockComment: ['/*', '*/'] },
  });
}

/** The inside of an expression, up to its closing braces. */
const EXPRESSION_STATES: monaco.languages.IMonarchLanguage['tokenizer'] = {
  expression: [
    [/\}\}/, { token: 'keyword', next: '@pop' }],
    [/\{/, { token: 'delimiter', next: '@braces' }],
    { include: '@operand' },
  ],
  braces: [
    [/\}/, { token: 'delimiter', next: '@pop' }],
    [/\{/, { token: 'delimiter', next: '@push' }],
    { include: '@operand' },
  ],
  operand: [
    [/\/\*/, { token: 'comment', next: '@comment' }],
    [/"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?/, 'string'],
    [/`[^`]*`?/, 'variable'],
    [/\$?[\p{L}_$][\p{L}\p{N}_]*(?=\s*\()/u, 'type'],
    [/\b(?:and|or|in|true|false|null|function)\b/, 'keyword'],
    [/\$[\p{L}_$][\p{L}\p{N}_]*/u, 'variable.predefined'],
    [/[\p{L}_][\p{L}\p{N}_]*/u, 'variable'],
    [/\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, 'number'],
    [/./, 'delimiter'],
  ],
  comment: [
    [/\*\//, { token: 'comment', next: '@pop' }],
    [/[^*]+|\*/, 'comment'],
  ],
};

monaco.languages.setMonarchTokensProvider(TEMPLATE_LANGUAGE, {
  // Plain text counts as a string: nothing is proposed there while one types.
  tokenizer: {
    root: [
      [/\\\{\{/, 'string.plain'],
      [/\{\{/, { token: 'keyword', next: '@expression' }],
      [/[^{\\]+|[{\\]/, 'string.plain'],
    ],
    ...EXPRESSION_STATES,
  },
  unicode: true,
});

monaco.languages.setMonarchTokensProvider(TEMPLATE_JSON_LANGUAGE, {
  tokenizer: {
    root: [
      [/\{\{/, { token: 'keyword', next: '@expression' }],
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'string.key'],
      [/"/, { token: 'string', next: '@text' }],
      [/\b(?:true|false|null)\b/, 'keyword'],
      [/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, 'number'],
      [/[{}[\],:]/, 'delimiter'],
      [/[^"{}[\],:\d-]+|./, 'string.plain'],
    ],
    text: [
      [/"/, { token: 'string', next: '@pop' }],
      [/\\\\\{\{|\\./, 'string'],
      [/\{\{/, { token: 'keyword', next: '@expressionInText' }],
      [/[^"\\{]+|\{/, 'string'],
    ],
    // A quote that is not escaped ends the text, and with it an expression that nobody closed.
    expressionInText: [
      [/\}\}/, { token: 'keyword', next: '@pop' }],
      [/"/, { token: 'string', next: '@popall' }],
      [/\\"(?:[^"\\]|\\[^"])*(?:\\")?/, 'string'],
      [/'[^'"]*'?/, 'string'],
      { include: '@operand' },
    ],
    ...EXPRESSION_STATES,
  },
  unicode: true,
});

/** What each shown proposal stands for. */
const behind = new WeakMap<monaco.languages.CompletionItem, { item: Offered; around: Surroundings }>();

monaco.languages.registerCompletionItemProvider(LANGUAGES, {
  triggerCharacters: ['.', '$', '{', '`', '[', "'", '"'],
  provideCompletionItems(model, position) {
    const around = surroundings.get(model);
    if (!around) return { suggestions: [] };
    const value = model.getValue(monaco.editor.EndOfLinePreference.LF);
    const offset = model.getOffsetAt(position);
    const found = complete({ value, offset, shape: around.shape, tables: around.tables });
    const offered = found.length > 0 ? found : offeredInText(value, offset, around.shape);
    const total = offered.length;
    const suggestions = offered.map((item, at) => {
      const suggestion = completionItem({ item, at, total, model, around });
      behind.set(suggestion, { item, around });
      return suggestion;
    });
    return { suggestions };
  },
  resolveCompletionItem(suggestion) {
    const found = behind.get(suggestion);
    return found ? { ...suggestion, documentation: documentationOf(found.item, found.around) } : suggestion;
  },
});

monaco.languages.registerHoverProvider(LANGUAGES, {
  provideHover(model, position) {
    const around = surroundings.get(model);
    const found = around && namedAt(model.getValue(), model.getOffsetAt(position));
    if (!found) return null;
    const range = rangeOf(model, found.start, found.end);
    if (found.kind === 'function') return { range, contents: [functionMarkdown(found.doc, around.words)] };
    const [root, ...rest] = found.path;
    const shape = rest.length === 0 ? around.shape[root] : shapeAt(around.shape[root], rest);
    return { range, contents: [pathMarkdown(found.path, shape, around)] };
  },
});

monaco.languages.registerSignatureHelpProvider(LANGUAGES, {
  signatureHelpTriggerCharacters: ['(', ','],
  signatureHelpRetriggerCharacters: [')'],
  provideSignatureHelp(model, position) {
    const around = surroundings.get(model);
    const call = around && callAt(model.getValue(), model.getOffsetAt(position));
    if (!call) return null;
    const value = signatureHelp(call.doc, call.argument, around.words);
    return { value, dispose: () => {} };
  },
});

function signatureHelp(
  doc: Parameters<typeof describeSignature>[0],
  argument: number,
  { language }: EditorWords,
): monaco.languages.SignatureHelp {
  const { head, parameters, tail } = describeSignature(doc);
  const written = parameters.map((parameter) => parameter[language]);
  const label = `${head}${written.join(', ')}${tail[language]}`;
  let at = head.length;
  const marked = written.map((text): monaco.languages.ParameterInformation => {
    const start = at;
    at += text.length + ', '.length;
    return { label: [start, start + text.length] };
  });
  const documentation = { value: doc.description[language] };
  const isRepeated = doc.parameters.at(-1)?.repeated === true;
  return {
    signatures: [{ label, documentation, parameters: marked }],
    activeSignature: 0,
    activeParameter: isRepeated ? Math.min(argument, written.length - 1) : argument,
  };
}

/** Offsets of a text as Monaco's lines and columns. */
export function rangeOf(model: monaco.editor.ITextModel, start: number, end: number): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}
