import type { Bilingual } from '../bilingual.ts';
import { ExpressionError, type ExpressionErrorCode } from '../expression-error.ts';
import { Fault } from '../fault.ts';
import { JsonError } from '../json/json-error.ts';
import type { Token } from '../syntax/lexer.ts';

/** Where an expression stands in the string the builder wrote. */
export type Place = { source: string; offset: number; tokens: readonly Token[]; length: number };

/** Turns whatever an evaluation threw into an `ExpressionError` with its place; keeps the cause. */
export function toExpressionError(error: unknown, place: Place): ExpressionError {
  if (error instanceof ExpressionError) return error;
  const { code, reason } = explain(error);
  const token = readText(error, 'token');
  return new ExpressionError(
    code,
    { source: place.source, ...findRange(error, place), reason, ...(token === '' ? {} : { token }) },
    error,
  );
}

function findRange(error: unknown, { offset, tokens, length }: Place): { start: number; end: number } {
  const position = readNumber(error, 'position');
  const at = tokens.findIndex((candidate) => candidate.end === position);
  const found = tokens[at];
  const before = tokens[at - 1];
  if (!found) return { start: offset, end: offset + length };
  // a call's position is its bracket; the function's name is more telling
  const start = found.text === '(' && before ? before.start : found.start;
  return { start: offset + start, end: offset + (found.text === '(' && before ? before.end : found.end) };
}

type Explanation = { code: ExpressionErrorCode; reason: Bilingual };

function explain(error: unknown): Explanation {
  if (error instanceof Fault) return { code: error.code, reason: error.reason };
  if (error instanceof JsonError) {
    return { code: 'invalidValue', reason: { en: error.userMessage('en'), zh: error.userMessage('zh') } };
  }
  if (error instanceof RangeError) {
    return {
      code: 'expressionTooExpensive',
      reason: {
        en: 'the expression recurses too deeply or makes too long a text',
        zh: '表达式递归过深或生成的文本过长',
      },
    };
  }
  return explainJsonata(error);
}

function explainJsonata(error: unknown): Explanation {
  const code = readText(error, 'code');
  const token = readText(error, 'token').replace(/^\$/, '');
  const index = readNumber(error, 'index');
  const message = readText(error, 'message');
  switch (code) {
    case 'D1011':
      return tooExpensive({ en: 'it nests too deeply', zh: '嵌套过深' });
    case 'D1012':
      return tooExpensive({ en: 'it takes too long', zh: '耗时过长' });
    case 'D2014':
    case 'D2015':
      return tooExpensive({ en: 'it makes too long a list', zh: '生成的数组过长' });
    case 'T1005':
    case 'T1006':
      return {
        code: 'unknownFunction',
        reason: { en: `there is no function “${token}”`, zh: `不存在函数“${token}”` },
      };
    case 'T0410':
    case 'T0411':
    case 'T0412':
      return {
        code: 'wrongArgument',
        reason: {
          en: `argument ${index} of ${token}() has the wrong type`,
          zh: `${token}() 的第 ${index} 个参数类型不正确`,
        },
      };
    case 'D3137':
    case 'D3141':
      return {
        code: 'raisedByExpression',
        reason: { en: message, zh: message },
      };
    case 'D3030':
      return {
        code: 'invalidValue',
        reason: { en: 'the value is not a number', zh: '该值不是数字' },
      };
    case 'D1001':
    case 'D3001':
      return { code: 'invalidValue', reason: { en: 'the number is out of range', zh: '数字超出范围' } };
  }
  const kind: ExpressionErrorCode = code.startsWith('T') ? 'wrongType' : 'evaluationFailed';
  const detail = message || code;
  return { code: kind, reason: { en: detail, zh: token === '' ? detail : `${token}：${detail}` } };
}

function tooExpensive(reason: Bilingual): Explanation {
  return { code: 'expressionTooExpensive', reason };
}

function readText(error: unknown, key: string): string {
  const value = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' ? value : '';
}

function readNumber(error: unknown, key: string): number {
  const value = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === 'number' ? value : -1;
}
