/** What may be referred to at a place: the content of the data picker and of completion. */
import type { ConnectorCatalog } from '../catalog/connector-catalog.ts';
import type { FlowDocument } from '../document/document.ts';
import type { StepId, TriggerId } from '../document/ids.ts';
import type { Trigger } from '../document/trigger.ts';
import type { ValueSchema } from '../document/values.ts';
import { nameOf } from '../problem/readable-path.ts';
import { activeSteps } from '../tree/active-steps.ts';
import { ancestors } from '../tree/ancestors.ts';
import { callbackVisibility } from '../tree/callback-visibility.ts';
import { isLoop } from '../tree/is-loop.ts';
import { stepOf, triggerOf } from '../tree/lookup.ts';
import { stepsBefore } from '../tree/steps-before.ts';
import { type Viewpoint, visibilityOf } from '../tree/visibility.ts';
import { initsByName } from '../validation/variables.ts';
import { callbackSchema, cursorSchema, errorSchema, loopSchema, runSchema } from './known-schemas.ts';
import { parameterSchemaOf } from './parameter-schema.ts';
import { pollAnswerSchema, pollRecordSchema } from './poll-schema.ts';
import { SchemaReader } from './schema-reader.ts';
import { triggerSchemaOf } from './trigger-schema.ts';

export type ScopeEntry = {
  root:
    | 'trigger'
    | 'steps'
    | 'loops'
    | 'vars'
    | 'params'
    | 'run'
    | 'error'
    | 'callbacks'
    | 'cursor'
    | 'tenant';
  /** After the root, for those whose next name is a key. */
  key?: string;
  /** How it is referred to: `steps.queryDrafts`. */
  expression: string;
  /** What a person calls it: the step’s title, the parameter’s label … */
  title: string;
  schema: ValueSchema;
  /** The step or trigger it comes from. */
  stepId?: StepId;
  triggerId?: TriggerId;
  /** Stands in a branch that may not run. */
  mayNotRun?: true;
};

export type ScopeView = Viewpoint & {
  /** Inside the expressions of a mapping row or list tool, where `loops.row` is the current element. */
  mappingRow?: boolean;
};

/** Everything a step’s fields may refer to: loops around it first, then earlier steps (nearest first), then the rest. */
export function scopeAt(
  document: FlowDocument,
  place: StepId | ScopeView,
  catalog: ConnectorCatalog,
): ScopeEntry[] {
  const view: ScopeView = typeof place === 'string' ? { stepId: place } : place;
  if (stepOf(document, view.stepId) === undefined) return [];
  const reader = new SchemaReader(document, catalog);
  return [
    ...errorEntry(document, view),
    ...loopEntries(document, view, reader),
    ...stepEntries(document, view, reader),
    ...triggerEntry(document, catalog),
    ...callbackEntries(document, view),
    ...cursorEntry(document.triggers),
    ...variableEntries(document, view, reader),
    ...parameterEntries(document),
    { root: 'run', expression: 'run', title: 'run', schema: runSchema },
  ];
}

/** What the fields of a trigger may refer to; in a poll, what each of them sees of the others is told by the validation. */
export function scopeAtTrigger(
  document: FlowDocument,
  triggerId: TriggerId,
  catalog: ConnectorCatalog,
): ScopeEntry[] {
  const trigger = triggerOf(document, triggerId);
  if (trigger === undefined) return [];
  const own = trigger.kind === 'http' ? triggerEntry({ ...document, triggers: [trigger] }, catalog) : [];
  return [...own, ...pollEntries(trigger, catalog), ...parameterEntries(document)];
}

/** The window, the answer and a record of it. */
function pollEntries(trigger: Trigger, catalog: ConnectorCatalog): ScopeEntry[] {
  if (trigger.kind !== 'poll') return [];
  const record = pollRecordSchema(trigger, catalog);
  const named: ValueSchema = { ...record, names: record.names ?? { en: 'Record', zh: '记录' } };
  return [
    ...cursorEntry([trigger]),
    {
      root: 'trigger',
      expression: 'trigger',
      title: nameOf(trigger),
      schema: pollAnswerSchema(trigger, catalog),
      triggerId: trigger.id,
    },
    { root: 'loops', key: 'row', expression: 'loops.row', title: 'row', schema: loopSchema(named) },
  ];
}

function cursorEntry(triggers: readonly Trigger[]): ScopeEntry[] {
  if (!triggers.some((trigger) => trigger.kind === 'poll')) return [];
  return [{ root: 'cursor', expression: 'cursor', title: 'cursor', schema: cursorSchema }];
}

/** What the flow's business keys may refer to. */
export function scopeAtSettings(document: FlowDocument, catalog: ConnectorCatalog): ScopeEntry[] {
  return [...triggerEntry(document, catalog), ...parameterEntries(document)];
}

/** What a template gives at any place of the document, as far as it can be told: its type and fields. */
export function schemaOfTemplate(
  document: FlowDocument,
  template: ValueSchema['sample'],
  catalog: ConnectorCatalog,
): ValueSchema {
  return template === undefined ? { type: 'any' } : new SchemaReader(document, catalog).template(template);
}

function errorEntry(document: FlowDocument, view: ScopeView): ScopeEntry[] {
  const inCatch = ancestors(document, view.stepId).find(({ laneName }) => laneName === 'catch');
  if (inCatch === undefined) return [];
  const { step } = inCatch;
  return [{ root: 'error', expression: 'error', title: nameOf(step), schema: errorSchema, stepId: step.id }];
}

function loopEntries(document: FlowDocument, view: ScopeView, reader: SchemaReader): ScopeEntry[] {
  const around = ancestors(document, view.stepId).map(({ step }) => step);
  const own = stepOf(document, view.stepId);
  if (view.atEndOfBody && own !== undefined) around.unshift(own);
  const entries = around.filter(isLoop).map((step): ScopeEntry => {
    const schema = loopSchema(reader.loopItem(step));
    return {
      root: 'loops',
      key: step.key,
      expression: `loops.${step.key}`,
      title: nameOf(step),
      schema,
      stepId: step.id,
    };
  });
  if (!view.mappingRow || own === undefined) return entries;
  const schema = loopSchema(reader.rowItem(own) ?? { type: 'any' });
  return [{ root: 'loops', key: 'row', expression: 'loops.row', title: nameOf(own), schema }, ...entries];
}

function stepEntries(document: FlowDocument, view: ScopeView, reader: SchemaReader): ScopeEntry[] {
  const running = new Set(activeSteps(document).map((step) => step.id));
  return stepsBefore(document, view)
    .filter(({ step }) => running.has(step.id))
    .reverse()
    .flatMap(({ step, certainty }): ScopeEntry[] => {
      const schema = step.id === view.stepId ? reader.checkAnswer(step) : reader.output(step.id);
      if (schema === undefined) return [];
      const entry = {
        root: 'steps' as const,
        key: step.key,
        expression: `steps.${step.key}`,
        title: nameOf(step),
      };
      const mayNotRun = certainty === 'mayNotRun' ? { mayNotRun: true as const } : {};
      return [{ ...entry, schema, stepId: step.id, ...mayNotRun }];
    });
}

function triggerEntry(document: FlowDocument, catalog: ConnectorCatalog): ScopeEntry[] {
  const [first, ...more] = document.triggers;
  if (first === undefined) return [];
  const title = more.length === 0 ? nameOf(first) : document.triggers.map(nameOf).join(' / ');
  const schema = triggerSchemaOf(document.triggers, catalog);
  const entry: ScopeEntry = { root: 'trigger', expression: 'trigger', title, schema };
  return [more.length === 0 ? { ...entry, triggerId: first.id } : entry];
}

/** The addresses of wait steps ahead, which this step may hand out. */
function callbackEntries(document: FlowDocument, view: ScopeView): ScopeEntry[] {
  return activeSteps(document)
    .filter((step) => callbackVisibility(document, view.stepId, step) === 'waitedFor')
    .map((step) => ({
      root: 'callbacks',
      key: step.key,
      expression: `callbacks.${step.key}`,
      title: nameOf(step),
      schema: callbackSchema,
      stepId: step.id,
    }));
}

function variableEntries(document: FlowDocument, view: ScopeView, reader: SchemaReader): ScopeEntry[] {
  const entries: ScopeEntry[] = [];
  for (const [name, inits] of initsByName(activeSteps(document))) {
    const seen = inits.map((init) => visibilityOf(document, view, init.id));
    const isCertain = seen.includes('certain');
    if (!isCertain && !seen.includes('mayNotRun')) continue;
    const schema = reader.variable(name) ?? { type: 'any' };
    const entry: ScopeEntry = { root: 'vars', key: name, expression: `vars.${name}`, title: name, schema };
    entries.push(isCertain ? entry : { ...entry, mayNotRun: true });
  }
  return entries;
}

function parameterEntries(document: FlowDocument): ScopeEntry[] {
  return document.parameters.map((parameter) => ({
    root: 'params',
    key: parameter.key,
    expression: `params.${parameter.key}`,
    title: parameter.label,
    schema: parameterSchemaOf(parameter),
  }));
}
