/** Steps: one schema per kind. A new kind does not compile until every `switch (step.kind)` handles it. */
import { z } from 'zod';
import { test } from './condition.ts';
import { key, stepId } from './ids.ts';
import { mappingRow } from './mapping.ts';
import { jsonValue, template, valueSchema } from './values.ts';

const variableType = z.enum(['text', 'integer', 'number', 'boolean', 'object', 'array']);
export type VariableType = z.infer<typeof variableType>;

export const retryPolicy = z.strictObject({
  /** Repeats after the first try. */
  times: z.int().min(1).max(20),
  backoff: z.enum(['fixed', 'exponential']),
  delayMs: z.int().min(0).max(3_600_000),
  /** Error codes or `http:<status>`; absent: every retryable failure. */
  only: z.array(z.string().max(80)).max(50).optional(),
});
export type RetryPolicy = z.infer<typeof retryPolicy>;

const common = {
  id: stepId,
  key,
  title: z.string().max(200).optional(),
  note: z.string().max(5000).optional(),
  disabled: z.boolean().optional(),
  retry: retryPolicy.optional(),
  timeoutMs: z.int().min(1).max(86_400_000).optional(),
  /** What a failure of this step does: fail (default) goes to the nearest try or loop; continue records it and goes on. */
  onError: z.enum(['fail', 'continue']).optional(),
  logging: z.enum(['full', 'errorsAndSamples', 'counts']).optional(),
  /** Sample output used instead of executing the step in test runs. */
  pinned: z.strictObject({ output: jsonValue }).optional(),
};

const step = <Kind extends string, Config extends z.ZodType>(kind: Kind, config: Config) =>
  z.strictObject({ ...common, kind: z.literal(kind), config });

const none = z.strictObject({});
/** Empty while the builder has not chosen one yet; validation asks for it. */
const variableName = { name: z.union([z.literal(''), key]) };

export const switchCase = z.strictObject({
  id: stepId,
  title: z.string().max(200).optional(),
  match: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('value'), value: template }),
    z.strictObject({ kind: z.literal('list'), values: z.array(template).max(500) }),
    z.strictObject({ kind: z.literal('expression'), expression: z.string().max(20_000) }),
  ]),
});
export type SwitchCase = z.infer<typeof switchCase>;

export const stepSchema = z.discriminatedUnion('kind', [
  step(
    'action',
    z.strictObject({
      connector: z.string().min(1).max(80),
      action: z.string().min(1).max(80),
      /** Values by input key of the action's manifest; a missing key means "not given". */
      input: z.record(z.string(), template),
      /** Extra fields of a generic action in this step (扩展配置). */
      fieldSet: z.strictObject({ input: valueSchema.optional(), output: valueSchema.optional() }).optional(),
    }),
  ),
  step('condition', test),
  step('switch', z.strictObject({ value: template, cases: z.array(switchCase).max(100) })),
  step(
    'forEach',
    z.strictObject({
      items: template,
      /** What a failed item does: stop the loop (default), or go on and report it in the loop's `failures`. */
      onItemFailure: z.enum(['stop', 'continue']).optional(),
      /** Evaluated at the end of each iteration; its values become the loop's `items`. */
      collect: template.optional(),
    }),
  ),
  step('while', z.strictObject({ test, maxTurns: z.int().min(1).max(1_000_000).optional() })),
  step('try', none),
  step('break', none),
  step('continue', none),
  step(
    'terminate',
    z.strictObject({ outcome: z.enum(['succeeded', 'failed', 'cancelled']), message: template.optional() }),
  ),
  step(
    'respond',
    z.strictObject({
      /** HTTP status: a number or a template giving one. */
      status: z.union([z.int().min(100).max(599), z.string().max(2000)]),
      headers: z
        .array(z.strictObject({ name: z.string().max(100), value: template }))
        .max(50)
        .optional(),
      bodyType: z.enum(['json', 'text', 'xml', 'redirect', 'empty']),
      /** The body; for `redirect` the address. */
      body: template.optional(),
    }),
  ),
  step('initVariable', z.strictObject({ ...variableName, type: variableType, value: template.optional() })),
  step('setVariable', z.strictObject({ ...variableName, value: template })),
  step('incrementVariable', z.strictObject({ ...variableName, by: template.optional() })),
  step('appendToArray', z.strictObject({ ...variableName, value: template })),
  step('appendToText', z.strictObject({ ...variableName, value: template })),
  step('buildJson', z.strictObject({ value: template, schema: valueSchema.optional() })),
  step('parseJson', z.strictObject({ text: template, schema: valueSchema.optional() })),
  step(
    'mapFields',
    z.strictObject({
      /** The value paths start from. */
      source: template,
      rows: z.array(mappingRow).max(2000),
      sourceSchema: valueSchema.optional(),
      targetSchema: valueSchema.optional(),
    }),
  ),
  step(
    'code',
    z.strictObject({
      input: z.record(key, template),
      /** JavaScript defining `function main(input, { log }) { … }`; what it returns is the output. */
      code: z.string().max(200_000),
      output: valueSchema.optional(),
    }),
  ),
]);
export type Step = z.infer<typeof stepSchema>;
export type StepKind = Step['kind'];
export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>;
export type ConfigOf<K extends StepKind> = StepOf<K>['config'];
