import { ExpressionError } from '../expression-error.ts';
import { setProperty } from '../functions/arguments.ts';
import { defaultEnvironment, type EvaluationEnvironment, type MaybePromise, type Scope } from '../scope.ts';
import { holdsExpression, type Segment, splitTemplate } from '../syntax/split-template.ts';
import { writeText } from '../write-text.ts';
import { type CompiledSource, compileSource, failing, isPromise } from './compile-source.ts';
import type { Frame } from './frame.ts';

/**
 * A template ready to be evaluated any number of times. `isConstant`: the value depends on nothing. `isSync`: `evaluate`
 * gives the value itself and never makes a promise. Both are known without evaluating.
 */
export type CompiledTemplate = {
  readonly isConstant: boolean;
  readonly isSync: boolean;
  /** Gives the value; throws (or rejects with) `ExpressionError`. The environment is the machine's clock and UTC if absent. */
  evaluate(scope: Scope, environment?: EvaluationEnvironment): MaybePromise<unknown>;
};

/**
 * Compiles any JSON value whose texts may hold `{{ … }}`. A text that is exactly one expression gives the expression's
 * value with its type; other texts are joined (nothing and null as no characters, objects as JSON). `\{{` is a literal. In an
 * object, a key whose value is nothing is left out; in a list, nothing is null. Objects and lists of the template are new at
 * each evaluation; a value that an expression takes from the scope is the scope's own, not a copy. Never throws: a mistake
 * is told by `evaluate`, and found beforehand by `analyzeTemplate`.
 */
export function compileTemplate(value: unknown): CompiledTemplate {
  return toTemplate(compileValue(value));
}

/** Compiles a bare expression, without braces. */
export function compileExpression(source: string): CompiledTemplate {
  return toTemplate(compileSource(source, source, 0));
}

function toTemplate({ isConstant, isSync, run }: CompiledSource): CompiledTemplate {
  return {
    isConstant,
    isSync,
    evaluate: (scope, environment = defaultEnvironment) => run({ scope, environment }),
  };
}

function compileValue(value: unknown): CompiledSource {
  if (typeof value === 'string') return compileText(value);
  if (Array.isArray(value)) return compileList(value.map(compileValue));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return compileObject(
      entries.map(([key]) => key),
      entries.map(([, inner]) => compileValue(inner)),
    );
  }
  return constant(value);
}

function constant(value: unknown): CompiledSource {
  return { isConstant: true, isSync: true, run: () => value };
}

function compileText(value: string): CompiledSource {
  if (!holdsExpression(value)) return constant(value);
  const parts = splitTemplate(value).map((segment) => compileSegment(segment, value));
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return combine(parts, (values) => values.map(writeText).join(''));
}

function compileSegment(segment: Segment, template: string): CompiledSource {
  if (segment.kind === 'text') return constant(segment.text);
  const { start, end } = segment;
  if (!segment.closed) {
    const reason = { en: '{{ is not closed with }}', zh: '{{ 缺少对应的 }}' };
    return failing(() => new ExpressionError('unclosedExpression', { source: template, start, end, reason }));
  }
  return compileSource(segment.source, template, segment.sourceStart);
}

function compileList(items: readonly CompiledSource[]): CompiledSource {
  return combine(items, (values) => values.map((value) => (value === undefined ? null : value)));
}

function compileObject(keys: readonly string[], values: readonly CompiledSource[]): CompiledSource {
  const assign = keys.includes('__proto__') ? setProperty : setPlainProperty;
  const isSync = values.every((value) => value.isSync);
  const isConstant = values.every((value) => value.isConstant);
  const build = (evaluated: readonly unknown[]) => {
    const result: Record<string, unknown> = {};
    keys.forEach((key, at) => {
      if (evaluated[at] !== undefined) assign(result, key, evaluated[at]);
    });
    return result;
  };
  if (!isSync) return { isConstant, isSync, run: (frame) => whenAll(values, frame, build) };
  return {
    isConstant,
    isSync,
    run(frame) {
      // the hot path: no list of values in between
      const result: Record<string, unknown> = {};
      for (let at = 0; at < keys.length; at++) {
        const value = values[at]?.run(frame);
        if (value !== undefined) assign(result, keys[at] ?? '', value);
      }
      return result;
    },
  };
}

function setPlainProperty(target: Record<string, unknown>, key: string, value: unknown): void {
  target[key] = value;
}

function combine(parts: readonly CompiledSource[], build: (values: unknown[]) => unknown): CompiledSource {
  const isSync = parts.every((part) => part.isSync);
  const isConstant = parts.every((part) => part.isConstant);
  if (!isSync) return { isConstant, isSync, run: (frame) => whenAll(parts, frame, build) };
  return { isConstant, isSync, run: (frame) => build(parts.map((part) => part.run(frame))) };
}

/** Evaluates all parts; waits only when one of them gives a promise. */
function whenAll(
  parts: readonly CompiledSource[],
  frame: Frame,
  build: (values: unknown[]) => unknown,
): MaybePromise<unknown> {
  const pending: Promise<unknown>[] = [];
  const values: unknown[] = [];
  try {
    for (const part of parts) {
      const value = part.run(frame);
      if (isPromise(value)) pending.push(value);
      values.push(value);
    }
  } catch (error) {
    // the error of this part is told; those of parts that are still running must not go unhandled
    for (const promise of pending) promise.catch(() => undefined);
    throw error;
  }
  return pending.length > 0 ? Promise.all(values).then(build) : build(values);
}
