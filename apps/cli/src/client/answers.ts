/** What the client reads of REST answers; what it has no use for passes by. */
import type { FlowDocument } from '@flowbridge/flow';
import { parseFlowDocument } from '@flowbridge/flow';
import { z } from 'zod';

const id = z.string().min(1).max(64);
const texts = z.looseObject({ en: z.string(), zh: z.string() });

/** Read by the same rules as everywhere: what the client compares and binds by is a document it understands. */
export const flowDocument = z.unknown().transform((value, context): FlowDocument => {
  const parsed = parseFlowDocument(value);
  if (parsed.ok) return parsed.document;
  const [first] = parsed.problems;
  context.addIssue({ code: 'custom', message: first ? `${first.path}: ${first.message.en}` : 'no document' });
  return z.NEVER;
});

const bindings = z.looseObject({
  connections: z.record(z.string(), id),
  parameters: z.record(z.string(), z.json()),
});
export type Bindings = z.infer<typeof bindings>;

export const flowItem = z.looseObject({ id, name: z.string(), folder: z.string().nullable() });

export const flow = z.looseObject({
  id,
  name: z.string(),
  folder: z.string().nullable(),
  enabled: z.boolean(),
  publishedVersion: z.number().nullable(),
  revision: z.number(),
  document: flowDocument,
  bindings,
  origin: z
    .looseObject({ templateId: z.string().optional(), version: z.number(), flowKey: z.string().optional() })
    .optional(),
});
export type Flow = z.infer<typeof flow>;

export const family = z.looseObject({
  flows: z.array(
    z.looseObject({
      id,
      name: z.string(),
      draftPublished: z.boolean(),
      bindings,
    }),
  ),
});

export const publishedFamily = z.looseObject({
  flows: z.array(
    z.looseObject({
      id,
      name: z.string(),
      version: z.number(),
      did: z.enum(['published', 'unchanged']),
      enabled: z.boolean(),
    }),
  ),
});
export type PublishedFlow = z.infer<typeof publishedFamily>['flows'][number];

export const connection = z.looseObject({ id, name: z.string(), connectorKey: z.string() });
export type Connection = z.infer<typeof connection>;

export const folder = z.looseObject({ id, path: z.string() });

export const templateItem = z.looseObject({
  id,
  key: z.string(),
  relation: z.enum(['mine', 'shared', 'shipped']),
  names: texts,
  tags: z.array(z.string()),
  version: z.number(),
});
export type TemplateItem = z.infer<typeof templateItem>;

export const createdFlows = z.looseObject({ flows: z.array(z.looseObject({ key: z.string(), id })) });

/** A file as it came: the client checks its hash and sends it on as it is. */
export const anyFile = z.record(z.string(), z.unknown());

const choice = z.enum(['mine', 'theirs', 'both']);
export type Choice = z.infer<typeof choice>;

export const planItem = z.looseObject({
  kind: z.string(),
  key: z.string(),
  names: texts,
  state: z.enum(['new', 'same', 'newer', 'older', 'bothChanged']),
  choice,
  choices: z.array(choice),
  differences: z.number(),
  affected: z.array(z.looseObject({ id, name: z.string() })),
});
export type PlanItem = z.infer<typeof planItem>;

export const packagePreview = z.looseObject({
  names: texts,
  unknownConnectors: z.array(z.string()),
  newerConnectors: z.array(z.string()),
  becomes: z.enum(['created', 'updated', 'same']),
  plan: z.looseObject({
    into: z.looseObject({ id, version: z.number() }).nullable(),
    items: z.array(planItem),
    variables: z.array(z.looseObject({ key: z.string(), known: z.boolean() })),
    seen: z.string(),
  }),
});
export type PackagePreview = z.infer<typeof packagePreview>;

export const copyResult = z.looseObject({
  id,
  version: z.number(),
  did: z.enum(['created', 'updated', 'same']),
  items: z.array(z.looseObject({ kind: z.string(), key: z.string(), did: z.string() })),
});

const failure = z.looseObject({
  code: z.string(),
  message: z.string(),
  path: z.string().optional(),
  hint: z.string().optional(),
});
export type Failure = z.infer<typeof failure>;

export const runStates = [
  'queued',
  'running',
  'waiting',
  'needsDecision',
  'succeeded',
  'completedWithFailures',
  'failed',
  'cancelled',
] as const;
export type RunState = (typeof runStates)[number];

export const runItem = z.looseObject({
  id,
  flowName: z.string(),
  state: z.enum(runStates),
  attempt: z.number(),
  acceptedAt: z.string(),
  durationMs: z.number().nullable(),
  error: failure.optional(),
});
export type RunItem = z.infer<typeof runItem>;

export const run = runItem.extend({ output: z.unknown().optional() });
export type Run = z.infer<typeof run>;

export const stepRun = z.looseObject({
  path: z.string(),
  kind: z.string(),
  state: z.string(),
  durationMs: z.number(),
  error: failure.optional(),
});
export type StepRun = z.infer<typeof stepRun>;

export const bulk = z.looseObject({
  id,
  state: z.enum(['canary', 'running', 'done', 'stopped', 'canaryFailed']),
  total: z.number(),
  done: z.number(),
  refused: z.number(),
  refusals: z.array(z.looseObject({ runId: z.string(), code: z.string() })),
  outcomes: z.partialRecord(z.enum(runStates), z.number()),
});
export type Bulk = z.infer<typeof bulk>;
