import type { Command, FlowDocument, Problem, ValueSchema } from '@flowbridge/flow';
import { commandSchema } from '@flowbridge/flow';
import { z } from 'zod';
import { folderPath } from './folders.ts';
import { idInput, pageInput } from './paging.ts';
import { type RunState, triggerKinds } from './runs.ts';

export const flowName = z.string().trim().min(1).max(200);

/** Which connection serves which step or connector, and the values of the flow's parameters. */
export const bindingsInput = z.strictObject({
  /** Connection id by connector key, or by step id where one step differs. */
  connections: z.record(z.string().max(80), idInput),
  /** Value by parameter key. */
  parameters: z.record(z.string().max(60), z.json()),
});
export type Bindings = z.infer<typeof bindingsInput>;

export const listFlowsInput = pageInput.extend({
  /** In the name, a tag, or the name of a connector or kind of trigger. */
  search: z.string().max(200).optional(),
  /** Only these; a flow that is gone is left out. */
  ids: z.array(idInput).max(200).optional(),
  enabled: z.boolean().optional(),
  /** Only flows whose newest run failed, completed with failures or waits for a decision. */
  inTrouble: z.boolean().optional(),
  /** With the folders in it; null: flows in no folder. */
  folderId: idInput.nullish(),
  /** The same by path, `Sales/Orders`; empty: flows in no folder. */
  folder: folderPath.optional(),
  /** Carries all of these. */
  tags: z.array(z.string().max(40)).max(20).optional(),
  /** Uses this connector. */
  connector: z.string().max(80).optional(),
  triggerKind: z.enum(triggerKinds).optional(),
  /** Default `changed`: last changed first. */
  sort: z.enum(['changed', 'name', 'lastRun']).optional(),
});
export type ListFlowsInput = z.infer<typeof listFlowsInput>;

export const createFlowInput = z.strictObject({
  name: flowName,
  folderId: idInput.nullish(),
  /** The same by path; missing folders are made. */
  folder: folderPath.optional(),
  /** Absent: an empty drawing. Checked by `parseFlowDocument`. */
  document: z.unknown().optional(),
});
export type CreateFlowInput = z.infer<typeof createFlowInput>;

export const renameFlowInput = z.strictObject({ id: idInput, name: flowName });
export type RenameFlowInput = z.infer<typeof renameFlowInput>;

export const duplicateFlowInput = z.strictObject({ id: idInput, name: flowName });
export type DuplicateFlowInput = z.infer<typeof duplicateFlowInput>;

export const applyCommandsInput = z.strictObject({
  id: idInput,
  /** The revision the commands were made on. */
  revision: z.int().min(1),
  commands: z.array(commandSchema).min(1).max(500),
  /** The browser tab, so that it recognises its own edits. */
  clientId: z.string().min(1).max(64),
});
export type ApplyCommandsInput = {
  id: string;
  revision: number;
  commands: Command[];
  clientId: string;
};

export const replaceDraftInput = z.strictObject({
  id: idInput,
  revision: z.int().min(1),
  document: z.unknown(),
});
export type ReplaceDraftInput = z.infer<typeof replaceDraftInput>;

export const publishFlowInput = z.strictObject({
  id: idInput,
  /** The revision the person saw; absent (REST): whatever the draft is. */
  revision: z.int().min(1).optional(),
  changelog: z.string().max(5000).optional(),
});
export type PublishFlowInput = z.infer<typeof publishFlowInput>;

export const listVersionsInput = pageInput.extend({ id: idInput });
export type ListVersionsInput = z.infer<typeof listVersionsInput>;

export const setBindingsInput = z.strictObject({ id: idInput, bindings: bindingsInput });
export type SetBindingsInput = z.infer<typeof setBindingsInput>;

export const testOrderInput = z.strictObject({
  /** What would change another system or a dataset is shown instead of done. */
  dryRun: z.boolean().optional(),
  /**
   * Of each loop over a list that is not inside another one, only this item is walked, from 1; with 0 none, to see
   * which there are. Needs `dryRun`.
   */
  record: z.int().min(0).max(1_000_000).optional(),
  /** By the step id of such a loop: the item it walks where that is not `record`. Needs `dryRun`. */
  records: z.record(z.string().max(40), z.int().min(1).max(1_000_000)).optional(),
  /** Id of the step after which the run stops. */
  until: z.string().min(1).max(40).optional(),
  /** Id of the one step that is executed, in a scope of samples. */
  only: z.string().min(1).max(40).optional(),
  /** With `only`: JSON text of what its expressions see, `{ trigger?, steps?, loops?, vars?, error? }`. */
  samplesJson: z.string().max(4_000_000).optional(),
});
export type TestOrderInput = z.infer<typeof testOrderInput>;

export const stepSamplesInput = z.strictObject({
  id: idInput,
  stepId: z.string().min(1).max(40),
  /** Whose values are taken. Absent: pinned samples first, then the flow's newest run that went through it. */
  runId: idInput.optional(),
});
export type StepSamplesInput = z.infer<typeof stepSamplesInput>;

/** Where a sample value comes from; `shape`: made up from the declared shape, `nothing`: unknown, null. */
export type SampleSource = 'pinned' | 'run' | 'shape' | 'nothing';

/** What the expressions of a step of the draft read, with values to test it with. */
export type StepSamples = {
  /** The run that values were looked for in; null: there is none yet. */
  runId: string | null;
  /** JSON text of `{ trigger?, steps?, loops?, vars?, error? }`: only what the step reads. */
  samplesJson: string;
  /** By what expressions call it: `steps.getDraft`, `loops.eachLine`. */
  sources: { name: string; from: SampleSource }[];
};

export const runFlowInput = z.strictObject({
  id: idInput,
  version: z.union([z.enum(['draft', 'published']), z.int().min(1)]),
  /** Absent: the manual trigger, or the only trigger. */
  triggerId: z.string().min(1).max(40).optional(),
  /** What the run sees as `trigger.body`. */
  input: z.json().optional(),
  /** The same as JSON text: integers beyond 2^53 survive. Wins over `input`. */
  inputJson: z.string().max(16_000_000).optional(),
  /** Only of a draft: what the test run does differently. */
  test: testOrderInput.optional(),
});
export type RunFlowInput = z.infer<typeof runFlowInput>;
/** Who starts a run: a program waits when the tenant's runs per minute are used up, a person's run always begins. Default: a person. */
export type Caller = { by?: 'person' | 'program' };

export type TriggerKindName = 'manual' | 'schedule' | 'poll' | 'http' | 'connectorEvent';

/** The template version a flow was made from, and which flow of its package; the ids are missing in flows made before packages. */
export type FlowOrigin = { templateKey: string; version: number; templateId?: string; flowKey?: string };

export type FlowListItem = {
  id: string;
  name: string;
  folderId: string | null;
  /** Names from the top: `Sales/Orders`. */
  folder: string | null;
  tags: string[];
  enabled: boolean;
  publishedVersion: number | null;
  revision: number;
  /** ISO 8601. */
  updatedAt: string;
  triggerKinds: TriggerKindName[];
  /** Keys of the connectors its draft uses. */
  connectors: string[];
  /** Newest first, at most 5. */
  lastRuns: FlowRunItem[];
};

/** One of the last runs of a flow; times as ISO 8601. */
export type FlowRunItem = {
  id: string;
  state: RunState;
  acceptedAt: string;
  endedAt: string | null;
  isTest: boolean;
};

/** Two fields, by the last names of their paths in small letters, that mappings of `flows` flows connect. */
export type EarlierMapping = { source: string; target: string; flows: number };

/** A flow that others can call: published, with a manual trigger. */
export type CallableFlowItem = {
  id: string;
  name: string;
  /** The published version that a call runs. */
  version: number;
  /** What its manual trigger asks for; null: anything. */
  input: ValueSchema | null;
};

export type FlowDetail = {
  id: string;
  name: string;
  folderId: string | null;
  /** Names from the top: `Sales/Orders`. */
  folder: string | null;
  tags: string[];
  enabled: boolean;
  publishedVersion: number | null;
  /** True while the draft is exactly what is published. */
  draftPublished: boolean;
  revision: number;
  document: FlowDocument;
  bindings: Bindings;
  /** Addresses of HTTP and connector-event triggers; they exist from the first publish on. */
  hookUrls: { triggerId: string; url: string }[];
  updatedAt: string;
  origin: FlowOrigin | null;
};

export type FlowVersionItem = {
  id: string;
  number: number;
  changelog: string | null;
  author: { id: string; name: string } | null;
  createdAt: string;
  current: boolean;
};

/** `details` of a `revisionConflict` refusal. */
export type RevisionConflictDetails = {
  revision: number;
  document: FlowDocument;
  author: { id: string; name: string } | null;
  clientId: string | null;
};

/** `details` of a `flowHasProblems` or `documentInvalid` refusal. */
export type ProblemsDetails = { problems: Problem[] };
