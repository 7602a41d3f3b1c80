/** Schemas that several REST calls answer with. */
import { connectionLimits } from '@flowbridge/connector-sdk/manifest';
import { z } from 'zod';
import { recordStates } from '../contract/datasets.ts';
import { runStates, stepRunStates, triggerKinds } from '../contract/runs.ts';

export const id = z.string().meta({ description: 'Opaque.' });
export const idParam = z.object({ id: z.string().min(1).max(64) });

/** Marked so that the OpenAPI document refers to the published JSON Schema instead of repeating it. */
export const flowDocument = z.unknown().meta({ title: 'FlowDocument' });

export const moment = z.string().meta({ format: 'date-time' });

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).optional(),
  cursor: z.string().max(500).optional(),
});

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const problemItem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  path: z.string(),
  message: z.object({ en: z.string(), zh: z.string() }),
  stepId: z.string().optional(),
  triggerId: z.string().optional(),
  field: z.string().optional(),
});

export const bindings = z.strictObject({
  connections: z
    .record(z.string(), z.string())
    .meta({ description: 'Connection id by connector key, or by step id.' }),
  parameters: z.record(z.string(), z.json()).meta({ description: 'Value by parameter key.' }),
});

export const flowItem = z.object({
  id,
  name: z.string(),
  folderId: id.nullable(),
  folder: z.string().nullable().meta({ description: 'Names from the top: `Sales/Orders`.' }),
  tags: z.array(z.string()),
  enabled: z.boolean(),
  publishedVersion: z.int().nullable(),
  revision: z.int(),
  updatedAt: moment,
});

export const flow = flowItem.extend({
  document: flowDocument,
  bindings,
  hookUrl: z.string().optional().meta({ description: 'Address of the first HTTP or event trigger.' }),
  hookUrls: z.array(z.object({ triggerId: z.string(), url: z.string() })),
  origin: z
    .object({
      templateKey: z.string(),
      version: z.int(),
      templateId: id.optional(),
      flowKey: z.string().optional(),
    })
    .optional(),
});

export const failure = z.object({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()),
  field: z.string().optional(),
  hint: z.string().optional(),
  stepId: z.string().optional(),
  path: z.string().optional(),
});

const counts = z.object({
  steps: z.int(),
  failed: z.int(),
  loops: z.array(z.object({ path: z.string(), total: z.int(), succeeded: z.int(), failed: z.int() })),
});

const runWait = z.object({
  kind: z.enum(['timer', 'callback', 'flow', 'decision']),
  path: z.string(),
  until: moment.optional(),
  runId: id.optional(),
  address: z.url().optional().meta({
    description: 'Where a call is waited for. Given with a single run, to operators and above.',
  }),
});

const runHead = z.object({
  id,
  flowId: id,
  flowName: z.string(),
  version: z.int().nullable().meta({ description: 'Null for a run of a draft.' }),
  state: z.enum(runStates),
  attempt: z.int(),
  isTest: z.boolean(),
  test: z
    .object({
      dryRun: z.boolean(),
      record: z.int().optional(),
      records: z.record(z.string(), z.int()).optional(),
      until: z.string().optional(),
      only: z.string().optional(),
    })
    .optional()
    .meta({
      description:
        'Of a test run that differs: dry, of one record, until a step, or of one step only (step ids).',
    }),
  acceptedAt: moment,
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
  durationMs: z.int().nullable(),
  error: failure.optional(),
  duplicateOf: id.optional().meta({ description: 'The earlier run whose answer this repeated call got.' }),
  waitsFor: z.array(runWait).optional().meta({ description: 'Of a run in `waiting` or `needsDecision`.' }),
});

export const runItem = runHead.extend({
  decided: z.int().meta({ description: 'Of a run in `needsDecision`: how many questions are answered.' }),
  trigger: z.object({ kind: z.enum(triggerKinds), key: z.string() }),
});

export const run = runHead.extend({
  trigger: z.looseObject({ kind: z.enum(triggerKinds), key: z.string() }).meta({
    description:
      'What the trigger brought: `body`, `query`, `headers`, `method`, `files`, `caller`, `firedAt`.',
  }),
  output: z.unknown().optional(),
  counts,
  valuesKept: z.boolean().meta({
    description:
      'False: the tenant’s quota of log bytes was used up when the run succeeded; values of its steps that only people read are not kept.',
  }),
  keys: z
    .array(z.object({ name: z.string(), label: z.string(), value: z.string() }))
    .meta({ description: 'Business keys.' }),
  files: z.array(z.object({ id, field: z.string(), name: z.string(), mime: z.string(), size: z.int() })),
  decisions: z
    .array(
      z.object({
        attempt: z.int(),
        path: z.string(),
        decision: z.enum(['happened', 'repeat', 'fail']),
        by: z.object({ id, name: z.string().nullable() }),
        at: moment,
      }),
    )
    .meta({ description: 'What people said about calls of which nobody knew whether they happened.' }),
});

export const stepRun = z.object({
  path: z.string(),
  stepId: z.string(),
  key: z.string(),
  kind: z.string(),
  state: z.enum(stepRunStates),
  startedAt: moment,
  durationMs: z.number(),
  tryNumber: z.int(),
  input: z.unknown().optional(),
  output: z.unknown().optional(),
  error: failure.optional(),
  request: z.unknown().optional(),
  response: z.unknown().optional(),
});

export const dataset = z.object({
  name: z.string(),
  counts: z.record(z.enum(recordStates), z.int()).meta({ description: 'Records by state.' }),
  createdAt: moment,
  changedAt: moment,
});

export const datasetRecord = z.object({
  key: z.string(),
  state: z.enum(recordStates),
  fields: z.record(z.string(), z.unknown()),
  targetId: z.string().nullable(),
  uncertain: z.boolean().meta({ description: 'Parked because nobody knows whether the target has it.' }),
  tries: z.int(),
  nextTryAt: moment.nullable(),
  error: failure.optional(),
  stagedRunId: id,
  stagedAt: moment,
  triedRunId: id.nullable(),
  triedAt: moment.nullable(),
  deliveredAt: moment.nullable(),
});

const connectionTest = z.object({
  at: moment,
  ok: z.boolean(),
  code: z.string().optional(),
  message: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});

export { connectionTest };

export const connection = z.object({
  id,
  connectorKey: z.string(),
  name: z.string(),
  lastTest: connectionTest.nullable(),
  usedByFlows: z.int(),
  updatedAt: moment,
});

export const connectionDetail = connection.extend({
  variables: z.record(z.string(), z.unknown()),
  limits: connectionLimits.meta({ description: 'How fast all runs together may use it; empty: no limits.' }),
  secretsSet: z
    .array(z.string())
    .meta({ description: 'Secrets that have a value; values are never answered.' }),
  usages: z.array(z.object({ flowId: id, flowName: z.string() })),
});

export const texts = z.object({ en: z.string(), zh: z.string() });

export const connector = z.looseObject({
  key: z.string(),
  version: z.string(),
  names: texts,
  description: texts,
  variables: z.array(z.unknown()),
  secrets: z.array(z.unknown()),
  actions: z.array(z.unknown()),
  triggers: z.array(z.unknown()),
});

export const retryPreview = z.object({
  steps: z.array(
    z.object({
      stepId: id,
      key: z.string(),
      title: z.string().meta({ description: 'Empty: named by its kind or action.' }),
      kind: z.string(),
      action: z.object({ connector: z.string(), key: z.string() }).nullable(),
      effect: z.enum(['read', 'idempotent', 'write']),
      reused: z.int(),
      again: z.int(),
      mayHaveHappened: z
        .int()
        .meta({ description: 'Calls not repeated silently; `onUnknown` says what is done about them.' }),
      onUnknown: z.enum(['ask', 'retry', 'check']),
      notReached: z.boolean(),
    }),
  ),
  loops: z
    .array(
      z.object({
        stepId: id,
        key: z.string(),
        title: z.string(),
        kind: z.string(),
        reused: z.int(),
        again: z.int(),
      }),
    )
    .meta({ description: 'Items taken over and items done again, by loop.' }),
  reused: z.int(),
  writesAgain: z.int(),
});
