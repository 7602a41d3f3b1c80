import { compileTemplate, type EvaluationEnvironment, emptyScope } from '@flowbridge/expression';
import type { MappingRule } from '@flowbridge/flow';
import { after, isPromise, type MaybePromise } from '../maybe-promise.ts';
import { StepFailureError } from '../step-failure.ts';
import { textOf } from '../value/convert-type.ts';
import { isBlank } from '../value/is-empty.ts';
import { compileUserPattern } from '../value/user-pattern.ts';
import { MappingRefusal, shown } from './mapping-problem.ts';
import { scaleNumber } from './scale-number.ts';

/** One rule as a function. Blank values pass every rule but `default` and a dictionary that has an entry for them. */
export type AppliedRule = (value: unknown, env: EvaluationEnvironment) => MaybePromise<unknown>;

export function compileRule(rule: MappingRule): AppliedRule {
  switch (rule.kind) {
    case 'default':
      return (value) => (isBlank(value) ? rule.value : value);
    case 'dictionary':
      return each(compileDictionary(rule));
    case 'date':
      return each(unlessBlank(compileDate(rule)));
    case 'number':
      return each(unlessBlank((value) => scale(value, rule)));
    case 'check':
      return each(unlessBlank(compileCheck(rule.pattern)));
    case 'trim':
      return each((value) => (typeof value === 'string' ? value.trim() : value));
    case 'case':
      return each(unlessBlank((value) => changeCase(textOf(value), rule.to)));
    case 'join':
      return (value) => (Array.isArray(value) ? value.map(textOf).join(rule.separator) : value);
    case 'split':
      return unlessBlank((value) => (Array.isArray(value) ? value : textOf(value).split(rule.separator)));
  }
}

/** A rule for single values, applied to every member of a list. */
function each(rule: AppliedRule): AppliedRule {
  return (value, env) => {
    if (!Array.isArray(value)) return rule(value, env);
    const results = value.map((member) => rule(member, env));
    return results.some(isPromise) ? Promise.all(results) : results;
  };
}

function unlessBlank(rule: AppliedRule): AppliedRule {
  return (value, env) => (isBlank(value) ? value : rule(value, env));
}

function compileDictionary(rule: Extract<MappingRule, { kind: 'dictionary' }>): AppliedRule {
  const entries = new Map(rule.entries.map(({ from, to }) => [from, to]));
  return (value) => {
    const key = textOf(value);
    if (entries.has(key)) return entries.get(key);
    if (rule.otherwise !== undefined) return rule.otherwise;
    if (isBlank(value)) return value;
    throw new MappingRefusal('notInDictionary', { value: shown(value) });
  };
}

/**
 * Dates are read and written by the expression language's own functions, so that the same pattern means the same in a
 * rule and in an expression. The rule becomes one compiled expression over the value.
 */
function compileDate(rule: Extract<MappingRule, { kind: 'date' }>): AppliedRule {
  const zone = rule.zone === undefined || rule.zone === '' ? '' : `, ${JSON.stringify(rule.zone)}`;
  const from = rule.from === '' ? 'null' : JSON.stringify(rule.from);
  const source = `{{ formatDate(parseDate(trigger, ${from}${zone}), ${JSON.stringify(rule.to)}${zone}) }}`;
  const compiled = compileTemplate(source);
  const refuse = (value: unknown): never => {
    throw new MappingRefusal('dateUnreadable', { value: shown(value), from: rule.from });
  };
  return (value, env) => {
    try {
      const result = compiled.evaluate(
        { ...emptyScope, trigger: rule.from === '' ? value : textOf(value) },
        env,
      );
      return isPromise(result) ? result.catch(() => refuse(value)) : result;
    } catch {
      return refuse(value);
    }
  };
}

function scale(value: unknown, rule: Extract<MappingRule, { kind: 'number' }>): unknown {
  const scaled = scaleNumber(value, rule.multiply, rule.decimals);
  if (scaled !== undefined) return scaled;
  throw new MappingRefusal('notANumber', { value: shown(value) });
}

function compileCheck(pattern: string): AppliedRule {
  const matches = checkOf(pattern);
  return (value) => {
    if (matches(textOf(value))) return value;
    throw new MappingRefusal('patternNotMatched', { value: shown(value), pattern });
  };
}

/** A text that is no pattern matches nothing; a pattern that could block the runner is refused with its reason. */
function checkOf(pattern: string): (text: string) => boolean {
  let matches: ((text: string) => boolean) | undefined;
  return (text) => {
    try {
      matches ??= compileUserPattern(pattern);
      return matches(text);
    } catch (error) {
      if (error instanceof StepFailureError && error.failure.code === 'unsafePattern')
        throw new MappingRefusal('patternUnsafe', error.failure.details);
      return false;
    }
  };
}

function changeCase(text: string, to: 'upper' | 'lower'): string {
  return to === 'upper' ? text.toUpperCase() : text.toLowerCase();
}

/** All rules in order. */
export function compileRules(rules: readonly MappingRule[]): AppliedRule | undefined {
  if (rules.length === 0) return undefined;
  return rules
    .map(compileRule)
    .reduce((first, second) => (value, env) => after(first(value, env), (done) => second(done, env)));
}
