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

/**
 * What to do about a call that may have happened: it went out, and nobody knows whether the system carried it out. Absent:
 * after a crash a `write` is asked about and everything else is called again; while the run lives the step fails.
 */
export const unknownPolicy = z.discriminatedUnion('policy', [
  /** Call again: the system refuses or ignores a repeat by itself. */
  z.strictObject({ policy: z.literal('retry') }),
  /** The run waits for a person. */
  z.strictObject({ policy: z.literal('ask') }),
  /** Ask the system: a reading action of the same connector, then an expression that sees its answer as this step's output. */
  z.strictObject({
    policy: z.literal('check'),
    action: z.string().min(1).max(80),
    input: z.record(z.string(), template),
    /** True: it happened. */
    happened: template,
    /** The step's output when it happened; absent: the answer of the check. */
    output: template.optional(),
  }),
]);
export type UnknownPolicy = z.infer<typeof unknownPolicy>;

/** Name of a dataset of the tenant, made on its first use; empty while not chosen yet. */
const datasetName = { dataset: z.union([z.literal(''), key]) };

export const timeUnit = z.enum(['seconds', 'minutes', 'hours', 'days']);
export type TimeUnit = z.infer<typeof timeUnit>;

/** A length of time: `amount` may be a template giving a number. */
export const duration = z.strictObject({
  amount: z.union([z.number().min(0).max(1_000_000), z.string().max(2000)]),
  unit: timeUnit,
});
export type Duration = z.infer<typeof duration>;

/** A lane of a parallel step. */
export const branch = z.strictObject({ id: stepId, title: z.string().max(200).optional() });
export type Branch = z.infer<typeof branch>;

export const aggregateFunction = z.enum([
  'count',
  'sum',
  'average',
  'min',
  'max',
  'first',
  'last',
  'join',
  'distinct',
]);
export type AggregateFunction = z.infer<typeof aggregateFunction>;

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
      /**
       * Extra fields of a generic action in this step (扩展配置): `input` of the input that the manifest leaves open, where
       * their values stand; `output` of the answer's body.
       */
      fieldSet: z.strictObject({ input: valueSchema.optional(), output: valueSchema.optional() }).optional(),
      onUnknown: unknownPolicy.optional(),
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
      /** Iterations at the same time; default 1, one after the other. */
      concurrency: z.int().min(1).max(100).optional(),
      /** Items of one iteration, which then gets a list as its `item`. Absent: one item, as it is. */
      batchSize: z.int().min(1).max(10_000).optional(),
    }),
  ),
  step('while', z.strictObject({ test, maxTurns: z.int().min(1).max(1_000_000).optional() })),
  step('try', none),
  /** Its lanes run at the same time; it ends when all have ended. */
  step('parallel', z.strictObject({ branches: z.array(branch).min(2).max(20) })),
  step(
    'wait',
    z.discriminatedUnion('mode', [
      z.strictObject({ mode: z.literal('duration'), duration }),
      /** ISO 8601; a time in the past does not wait. */
      z.strictObject({ mode: z.literal('until'), until: template }),
      /** Until somebody calls `callbacks.<key of this step>`, an address that earlier steps may hand out. */
      z.strictObject({
        mode: z.literal('callback'),
        deadline: duration.optional(),
        /** fail (default): the step fails; continue: its output says `timedOut`. */
        onDeadline: z.enum(['fail', 'continue']).optional(),
        body: valueSchema.optional(),
      }),
    ]),
  ),
  step(
    'callFlow',
    z.strictObject({
      /** Id of the flow; empty while not chosen yet. Its published version runs. */
      flow: z.string().max(80),
      /** result (default): wait for it; start: go on at once with its run id. */
      wait: z.enum(['result', 'start']).optional(),
      /** By key of the callee's manual input. */
      input: z.record(z.string(), template),
    }),
  ),
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
  /** In the list tools `loops.row` is the current element. */
  step('filterArray', z.strictObject({ items: template, test })),
  step(
    'sortArray',
    z.strictObject({
      items: template,
      by: z
        .array(z.strictObject({ value: template, direction: z.enum(['ascending', 'descending']) }))
        .max(10),
    }),
  ),
  step(
    'chunkArray',
    z.strictObject({ items: template, size: z.union([z.int().min(1).max(1_000_000), z.string().max(2000)]) }),
  ),
  step(
    'aggregate',
    z.strictObject({
      items: template,
      /** Absent or empty: one result over all items; else one a group. */
      groupBy: z
        .array(z.strictObject({ key, value: template }))
        .max(10)
        .optional(),
      /** `separator` belongs to `join`; default a comma. `count` needs no value. */
      values: z
        .array(
          z.strictObject({
            key,
            function: aggregateFunction,
            value: template.optional(),
            separator: z.string().max(20).optional(),
          }),
        )
        .max(50),
    }),
  ),
  /** Puts records into a dataset: new and changed ones wait for delivery, unchanged ones are left alone. */
  step(
    'datasetStage',
    z.strictObject({
      ...datasetName,
      records: template,
      /** What makes a record the same one next time; it, `fields` and `hash` see the record as `loops.row.item`. */
      key: template,
      /** Business fields people see and search by in the ledger. */
      fields: z.record(key, template).optional(),
      /** What decides whether a record has changed. Absent: the whole record. */
      hash: template.optional(),
    }),
  ),
  /** Takes waiting records of a dataset in batches; its body delivers one batch, `loops.<key>.item`. */
  step(
    'datasetDeliver',
    z.strictObject({
      ...datasetName,
      /** Records of a batch; default 100. */
      batchSize: z.int().min(1).max(1_000).optional(),
      /** Batches on their way at the same time; default 1. */
      concurrency: z.int().min(1).max(20).optional(),
      /** Records of one execution; absent: all that wait. */
      maxRecords: z.int().min(1).max(10_000_000).optional(),
      /**
       * Evaluated at the end of the body: what the target said about the records, as a list of `{ key, ok, message?, id? }`.
       * Records it does not name count as delivered, as do all without it.
       */
      results: template.optional(),
      /** What was sent for the records, a list in their order; shown in the ledger. */
      mapped: template.optional(),
      /** Failed records are tried again `times` times, the pause doubling from `delayMs` on. Default 5 times from one minute. */
      retry: z
        .strictObject({ times: z.int().min(0).max(50), delayMs: z.int().min(0).max(86_400_000) })
        .optional(),
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
