/**
 * The flow document: a tree of steps in ordered lanes. It is the only form in which a flow exists — drawn from, executed
 * from, diffed and merged. Version 1.
 */
import { z } from 'zod';
import { key, laneId, stepId } from './ids.ts';
import { MAX_STEPS } from './limits.ts';
import { type Step, stepSchema } from './step.ts';
import { triggerSchema } from './trigger.ts';
import { jsonValue } from './values.ts';

export const CURRENT_SCHEMA_VERSION = 1;

export const parameterSchema = z.strictObject({
  key,
  label: z.string().min(1).max(200),
  type: z.enum(['text', 'integer', 'number', 'boolean', 'json', 'choice']),
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

export const flowDocumentSchema = z.strictObject({
  schemaVersion: z.literal(CURRENT_SCHEMA_VERSION),
  triggers: z.array(triggerSchema).max(20),
  lanes: z.record(laneId, z.array(stepId).max(MAX_STEPS)),
  steps: z.record(stepId, stepSchema),
  parameters: z.array(parameterSchema).max(500),
  notes: z.array(noteSchema).max(500),
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
      return ['body'];
    case 'try':
      return ['body', 'catch', 'finally'];
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
    case 'code':
      return [];
  }
}
