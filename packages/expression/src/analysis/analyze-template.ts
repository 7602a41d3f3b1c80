import { tokenize } from '../syntax/lexer.ts';
import { parseExpression } from '../syntax/parse-expression.ts';
import { type Segment, splitTemplate } from '../syntax/split-template.ts';
import { describeSyntaxFault, syntaxFaultRange } from '../syntax/syntax-messages.ts';
import { checkTree, type Findings } from './check-node.ts';
import type { Diagnostic, LookupCall, Reference } from './reference.ts';
import { createSourceMap } from './source-map.ts';

/** What a template text consists of, refers to and gets wrong; all offsets are in the whole text. */
export type TemplateAnalysis = {
  segments: Segment[];
  references: Reference[];
  diagnostics: Diagnostic[];
  /** Look-up tables that are named; absent when there are none. */
  lookups?: LookupCall[];
};

/** Analyses a text that may hold `{{ … }}`. Never throws. */
export function analyzeTemplate(value: string): TemplateAnalysis {
  const segments = splitTemplate(value);
  const analysis: TemplateAnalysis = { segments, references: [], diagnostics: [] };
  for (const segment of segments) {
    if (segment.kind === 'text') continue;
    if (!segment.closed) {
      analysis.diagnostics.push({
        code: 'unclosedExpression',
        severity: 'error',
        message: { en: '{{ is not closed with }}', zh: '{{ 缺少对应的 }}' },
        start: segment.start,
        end: segment.start + 2,
      });
      continue;
    }
    const found = analyzeAt(segment.source, segment.sourceStart, segment.start, segment.end);
    analysis.references.push(...found.references);
    analysis.diagnostics.push(...found.diagnostics);
    if (found.lookups) analysis.lookups = [...(analysis.lookups ?? []), ...found.lookups];
  }
  return analysis;
}

/** Analyses a bare expression, without braces. Never throws. */
export function analyzeExpression(source: string): Findings {
  return analyzeAt(source, 0, 0, source.length);
}

/** `offset` is where the expression begins in the whole text; `start`–`end` is marked when it is empty. */
function analyzeAt(source: string, offset: number, start: number, end: number): Findings {
  const tokens = tokenize(source);
  if (tokens.length === 0) {
    const message = { en: 'The expression is empty', zh: '表达式为空' };
    return {
      references: [],
      diagnostics: [{ code: 'emptyExpression', severity: 'error', message, start, end }],
    };
  }
  const parsed = parseExpression(source);
  if (parsed.ok) return checkTree(parsed.expression.root, createSourceMap(tokens, offset));
  const range = syntaxFaultRange(parsed.fault, tokens, source.length);
  return {
    references: [],
    diagnostics: [
      {
        code: 'syntaxError',
        severity: 'error',
        message: describeSyntaxFault(parsed.fault),
        start: offset + range.start,
        end: offset + range.end,
      },
    ],
  };
}
