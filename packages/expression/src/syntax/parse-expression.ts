import jsonata from 'jsonata';
import { findFunctionDoc } from '../functions/library.ts';
import { evaluationLimits } from '../limits.ts';
import { guardedRegExp } from '../regex/guarded-regexp.ts';
import { type Token, tokenize } from './lexer.ts';
import type { Node } from './node.ts';
import { isRawNode, type RawNode, rawNodes, rawPosition, rawText, walkRawTree } from './raw-tree.ts';
import { readNode } from './read-node.ts';

/** A parsed expression: our tree, and JSONata's own program over its own tree. */
export type ParsedExpression = {
  source: string;
  tokens: Token[];
  root: Node;
  program: jsonata.Expression;
  rawRoot: unknown;
};

/** What JSONata's parser says about a mistake. `position` is the end offset of the token at fault. */
export type SyntaxFault = { code: string; position: number; token: string; expected: string };

export type ParseResult = { ok: true; expression: ParsedExpression } | { ok: false; fault: SyntaxFault };

/**
 * Parses one expression (what stands between the braces) with JSONata's parser, then adjusts its tree in two ways that
 * leave every offset alone: a known function may be called without `$`, and whole numbers beyond 2^53 become bigint.
 */
export function parseExpression(source: string): ParseResult {
  let program: jsonata.Expression;
  try {
    program = jsonata(source, {
      RegexEngine: guardedRegExp,
      timeout: evaluationLimits.timeMs,
      stack: evaluationLimits.depth,
      sequence: evaluationLimits.sequenceLength,
    });
  } catch (error) {
    return { ok: false, fault: readSyntaxFault(error, source) };
  }
  const tokens = tokenize(source);
  const rawRoot: unknown = program.ast();
  walkRawTree(rawRoot, (node) => {
    acceptBareCall(node);
    readClockWithPicture(node);
    keepBigInteger(node, source, tokens);
  });
  return { ok: true, expression: { source, tokens, root: readNode(rawRoot), program, rawRoot } };
}

/** `toInt(x)` means `$toInt(x)`: JSONata parses the first as a call of a field, which can never succeed. */
function acceptBareCall(node: RawNode): void {
  if (node.type !== 'function' && node.type !== 'partial') return;
  const { procedure } = node;
  if (!isRawNode(procedure) || procedure.type !== 'path') return;
  const [step, ...more] = rawNodes(procedure.steps);
  if (!step || more.length > 0 || step.type !== 'name' || step.stages !== undefined) return;
  const name = rawText(step.value);
  if (findFunctionDoc(name)) {
    node.procedure = { type: 'variable', value: name, position: rawPosition(step) };
  }
}

/** `$now(picture, zone)` is `$fromMillis($millis(), picture, zone)`, so that the run's clock is used. */
function readClockWithPicture(node: RawNode): void {
  if (node.type !== 'function' || !isRawNode(node.procedure) || node.procedure.value !== 'now') return;
  const position = rawPosition(node);
  const given = rawNodes(node.arguments);
  if (given.length === 0) return;
  const millis = { type: 'variable', value: 'millis', position };
  const moment = { type: 'function', value: '(', position, arguments: [], procedure: millis };
  node.arguments = [moment, ...given];
  node.procedure = { type: 'variable', value: 'fromMillis', position: rawPosition(node.procedure) };
}

function keepBigInteger(node: RawNode, source: string, tokens: Token[]): void {
  if (node.type !== 'number' || typeof node.value !== 'number' || Number.isSafeInteger(node.value)) return;
  const token = tokens.find((candidate) => candidate.end === node.position && candidate.kind === 'number');
  const digits = token ? source.slice(token.start, token.end) : '';
  if (/^\d+$/.test(digits)) node.value = node.value < 0 ? -BigInt(digits) : BigInt(digits);
}

function readSyntaxFault(error: unknown, source: string): SyntaxFault {
  if (isRawNode(error)) {
    const position = typeof error.position === 'number' ? error.position : source.length;
    return {
      code: rawText(error.code) || (error instanceof SyntaxError ? 'invalidRegularExpression' : 'unknown'),
      position,
      token: rawText(error.token),
      expected: rawText(error.value),
    };
  }
  return { code: 'unknown', position: source.length, token: '', expected: '' };
}
