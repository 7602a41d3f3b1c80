import { compileTemplate, type EvaluationEnvironment, ExpressionError } from '@flowbridge/expression';
import type { Template } from '@flowbridge/flow';
import { expressionFailure } from '../failure/to-step-failure.ts';
import { isPromise, type MaybePromise } from '../maybe-promise.ts';
import type { Frame } from '../scope/frame.ts';
import { withoutSharing } from '../scope/variables.ts';

/** A template of a step's config, compiled. Failures name the field it stands in. */
export type Evaluator = {
  /** Where it stands in the config: `input.$filter`, `items`, `rows[2].left`. */
  field: string;
  evaluate(frame: Frame, env: EvaluationEnvironment): MaybePromise<unknown>;
};

/**
 * Compiles a template once. A mistake in it is told when it is evaluated: a draft may be run while one of its expressions
 * is wrong, and the step that holds it then fails with the place of the mistake.
 */
export function compileEvaluator(template: Template, field: string): Evaluator {
  if (!holdsExpression(template)) return { field, evaluate: () => template };
  const compiled = compileTemplate(template);
  const evaluate = (frame: Frame, env: EvaluationEnvironment): MaybePromise<unknown> =>
    namingField(field, () => compiled.evaluate(frame.scope, env));
  return mayReadVariables(template)
    ? { field, evaluate: (frame, env) => withoutSharing(frame.variables, () => evaluate(frame, env)) }
    : { field, evaluate };
}

/** The templates of a record, evaluated together; fields that give nothing are left out. */
export type FieldsEvaluator = (
  frame: Frame,
  env: EvaluationEnvironment,
) => MaybePromise<Record<string, unknown>>;

export function compileFields(templates: Record<string, Template>, fieldPrefix: string): FieldsEvaluator {
  const fields = Object.entries(templates).map(([key, template]) => ({
    key,
    evaluator: compileEvaluator(template, `${fieldPrefix}.${key}`),
  }));
  return (frame, env) => {
    const values: Record<string, unknown> = {};
    const pending: Promise<void>[] = [];
    try {
      for (const { key, evaluator } of fields) {
        // Every field keeps its place in the record, also when its value comes later.
        const value = evaluator.evaluate(frame, env);
        if (value !== undefined) values[key] = value;
        if (isPromise(value)) pending.push(value.then((late) => place(values, key, late)));
      }
    } catch (error) {
      // The fields already on their way have nobody left to hear of their failures.
      for (const each of pending) each.catch(() => undefined);
      throw error;
    }
    return pending.length === 0 ? values : Promise.all(pending).then(() => values);
  };
}

function place(values: Record<string, unknown>, key: string, value: unknown): void {
  if (value === undefined) delete values[key];
  else values[key] = value;
}

function namingField(field: string, evaluate: () => MaybePromise<unknown>): MaybePromise<unknown> {
  try {
    const value = evaluate();
    return isPromise(value) ? value.catch((error) => failWithField(error, field)) : value;
  } catch (error) {
    return failWithField(error, field);
  }
}

function failWithField(error: unknown, field: string): never {
  throw error instanceof ExpressionError ? expressionFailure(error, field) : error;
}

function holdsExpression(template: Template): boolean {
  if (typeof template === 'string') return template.includes('{{');
  if (typeof template !== 'object' || template === null) return false;
  return Object.values(template).some(holdsExpression);
}

function mayReadVariables(template: Template): boolean {
  return JSON.stringify(template).includes('vars');
}
