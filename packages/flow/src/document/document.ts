/**
 * The flow document: a tree of steps in ordered lanes. It is the only form in which a flow exists — drawn from, executed
 * from, diffed and merged. Version 1.
 */
import { z } from 'zod';
import { key, laneId, stepId } from './ids.ts';
import { MAX_STEPS } from './limits.ts';
import { type Step, stepSchema } from './step.ts';
import { triggerSchema } from './trigger.ts';
import { jsonValue, template } from './values.ts';

export const CURRENT_SCHEMA_VERSION = 1;

export const parameterSchema = z.strictObject({
  key,
  label: z.string().min(1).max(200),
  type: z.enum(['text', 'integer', 'number', 'boolean', 'json', 'choice']),
  /** Of a text: how it is asked for, and what it has to look like. Dates are `2026-01-31`, moments ISO 8601. */
  format: z.enum(['longText', 'date', 'dateTime', 'cron']).optional(),
  default: jsonValue.optional(),
  required: z.boolean().optional(),
  choices: z
    .array(z.strictObject({ value: z.string(), label: z.string() }))
    .max(500)
    .optional(),
  help: z.string().max(2000).optional(),
});
export type Parameter = z.infer<typeof parameterSchema>;

export const noteSchema = z.strictObject({
  id: stepId,
  text: z.string().max(10_000),
  x: z.number(),
  y: z.number(),
  width: z.number().min(80).max(2000).optional(),
  height: z.number().min(40).max(2000).optional(),
  color: z.enum(['yellow', 'blue', 'green', 'pink', 'grey']).optional(),
});
export type Note = z.infer<typeof noteSchema>;

/** How the flow's runs behave as a whole. */
export const flowSettingsSchema = z.strictObject({
  /** What a new run does while others of this flow have not ended. Default: parallel without a maximum of its own. */
  overlap: z
    .discriminatedUnion('policy', [
      z.strictObject({ policy: z.literal('parallel'), max: z.int().min(1).max(1_000).optional() }),
      /** One after the other. */
      z.strictObject({ policy: z.literal('queue') }),
      /** A new run is not made: it is listed as cancelled, code `run.skipped`. */
      z.strictObject({ policy: z.literal('skip') }),
      /** The running one is cancelled. */
      z.strictObject({ policy: z.literal('replace') }),
    ])
    .optional(),
  /** Executing time of an attempt, waits not counted. Default 1 h. */
  timeoutMs: z.int().min(1_000).max(86_400_000).optional(),
  /** Named values of what a trigger brings, by which a run is found again. */
  businessKeys: z
    .array(z.strictObject({ key, label: z.string().max(200).optional(), value: template }))
    .max(5)
    .optional(),
});
export type FlowSettings = z.infer<typeof flowSettingsSchema>;

export const flowDocumentSchema = z.strictObject({
  schemaVersion: z.literal(CURRENT_SCHEMA_VERSION),
  triggers: z.array(triggerSchema).max(20),
  lanes: z.record(laneId, z.array(stepId).max(MAX_STEPS)),
  steps: z.record(stepId, stepSchema),
  parameters: z.array(parameterSchema).max(500),
  notes: z.array(noteSchema).max(500),
  settings: flowSettingsSchema.optional(),
});
export type FlowDocument = z.infer<typeof flowDocumentSchema>;

/** The lane names a step has, in drawing order; empty for a step that is no container. */
export function laneNames(step: Step): string[] {
  switch (step.kind) {
    case 'condition':
      return ['then', 'else'];
    case 'switch':
      return [...step.config.cases.map((each) => `case:${each.id}`), 'default'];
    case 'forEach':
    case 'while':
    case 'datasetDeliver':
      return ['body'];
    case 'try':
      return ['body', 'catch', 'finally'];
    case 'parallel':
      return step.config.branches.map((each) => `branch:${each.id}`);
    case 'action':
    case 'break':
    case 'continue':
    case 'terminate':
    case 'respond':
    case 'initVariable':
    case 'setVariable':
    case 'incrementVariable':
    case 'appendToArray':
    case 'appendToText':
    case 'buildJson':
    case 'parseJson':
    case 'mapFields':
    case 'filterArray':
    case 'sortArray':
    case 'chunkArray':
    case 'aggregate':
    case 'wait':
    case 'callFlow':
    case 'datasetStage':
    case 'code':
      return [];
  }
}
