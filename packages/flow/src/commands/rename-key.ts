import { z } from 'zod';
import type { FlowDocument } from '../document/document.ts';
import { key as keySchema, type StepId, stepId, type TriggerId, triggerId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import type { ExpressionLanguage, ReferenceChange } from '../references/expression-language.ts';
import { renameInDocument } from '../references/rename-references.ts';
import { stepByKey, stepOf, triggerOf } from '../tree/lookup.ts';
import { keyTaken } from './checks.ts';
import type { Command } from './command.ts';
import { type Apply, type CommandResult, done, refuse, stepUnknown } from './result.ts';
import { triggerUnknown } from './trigger-unknown.ts';

/** Gives a step, trigger, parameter or variable (exactly one is named) another name and rewrites every reference. */
export const renameKeySchema = z
  .strictObject({
    type: z.literal('renameKey'),
    stepId: stepId.optional(),
    triggerId: triggerId.optional(),
    parameter: keySchema.optional(),
    variable: keySchema.optional(),
    key: keySchema,
  })
  .refine(
    (command) =>
      [command.stepId, command.triggerId, command.parameter, command.variable].filter(
        (each) => each !== undefined,
      ).length === 1,
    { error: 'exactly one of stepId, triggerId, parameter, variable' },
  );
export type RenameKey = z.infer<typeof renameKeySchema>;

export const applyRenameKey: Apply<RenameKey> = (document, command, language) => {
  const { stepId: step, triggerId: trigger, parameter, variable, key } = command;
  if (step !== undefined) return renameStep(document, step, key, language);
  if (trigger !== undefined) return renameTrigger(document, trigger, key);
  if (parameter !== undefined) return renameParameter(document, parameter, key, language);
  if (variable !== undefined) return renameVariable(document, variable, key, language);
  return refuse('nothingChosen', 'Nothing to rename is named.', '未指定要重命名的对象。');
};

function renameStep(
  document: FlowDocument,
  id: StepId,
  key: string,
  language: ExpressionLanguage,
): CommandResult {
  const step = stepOf(document, id);
  if (step === undefined) return stepUnknown(id);
  const holder = stepByKey(document, key);
  if (holder !== undefined && holder.id !== id) return keyTaken(key);
  const renamed = { ...document, steps: { ...document.steps, [id]: { ...step, key } } };
  const names = { from: step.key, to: key };
  const changes: ReferenceChange[] = [
    { root: 'steps', ...names },
    { root: 'loops', ...names },
    { root: 'callbacks', ...names },
  ];
  return rewritten(document, renamed, changes, language);
}

/** A trigger's key is a value (`trigger.key`), not a name in expressions: nothing refers to it. */
function renameTrigger(document: FlowDocument, id: TriggerId, key: string): CommandResult {
  const trigger = triggerOf(document, id);
  if (trigger === undefined) return triggerUnknown(id);
  const holder = document.triggers.find((each) => each.key === key);
  if (holder !== undefined && holder !== trigger) return keyTaken(key);
  const triggers = document.triggers.map((each) => (each === trigger ? { ...each, key } : each));
  return done({ ...document, triggers }, { type: 'renameKey', triggerId: id, key: trigger.key });
}

function renameParameter(
  document: FlowDocument,
  from: string,
  to: string,
  language: ExpressionLanguage,
): CommandResult {
  const found = document.parameters.find((each) => each.key === from);
  if (found === undefined) {
    return refuse('parameterUnknown', `There is no parameter “${from}”.`, `没有参数“${from}”。`);
  }
  if (from !== to && document.parameters.some((each) => each.key === to)) return keyTaken(to);
  const parameters = document.parameters.map((each) => (each === found ? { ...each, key: to } : each));
  return rewritten(document, { ...document, parameters }, [{ root: 'params', from, to }], language);
}

function renameVariable(
  document: FlowDocument,
  from: string,
  to: string,
  language: ExpressionLanguage,
): CommandResult {
  const named = Object.values(document.steps).filter(namesVariable);
  const holders = named.filter((step) => step.config.name === from);
  if (holders.length === 0) {
    return refuse('variableUnknown', `There is no variable “${from}”.`, `没有变量“${from}”。`);
  }
  if (from !== to && named.some((step) => step.config.name === to)) return keyTaken(to);
  const renamed = holders.map((step) => [step.id, { ...step, config: { ...step.config, name: to } }]);
  const steps: FlowDocument['steps'] = { ...document.steps, ...Object.fromEntries(renamed) };
  return rewritten(document, { ...document, steps }, [{ root: 'vars', from, to }], language);
}

type VariableStep = Extract<Step, { config: { name: string } }>;

function namesVariable(step: Step): step is VariableStep {
  return 'name' in step.config;
}

/**
 * Rewrites references in the renamed document. Undo puts the old texts back instead of renaming again: a text may have
 * mentioned the new name before, when nothing had it, and must not be drawn into the way back.
 */
function rewritten(
  before: FlowDocument,
  renamed: FlowDocument,
  changes: readonly ReferenceChange[],
  language: ExpressionLanguage,
): CommandResult {
  const after = renameInDocument(renamed, changes, language);
  const inverse: Command = {
    type: 'putContents',
    steps: Object.values(before.steps).filter((step) => after.steps[step.id] !== step),
  };
  const triggers = before.triggers.filter((trigger, at) => after.triggers[at] !== trigger);
  if (triggers.length > 0) inverse.triggers = triggers;
  if (after.parameters !== before.parameters) inverse.parameters = before.parameters;
  if (before.settings !== undefined && after.settings !== before.settings) inverse.settings = before.settings;
  return done(after, inverse);
}
