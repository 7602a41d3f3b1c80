/** The values an expression is tried on in the designer: what a run would see here, made of samples. */
import { compileTemplate, type EvaluationEnvironment, emptyScope, type Scope } from '@flowbridge/expression';
import type { FlowDocument, JsonValue, ScopeEntry, Step, StepId, Template } from '@flowbridge/flow';
import { exampleOf } from './example-of.ts';

export type Samples = {
  /** What steps gave: pinned, or in the sample run. */
  outputs: ReadonlyMap<StepId, unknown>;
  /** What the trigger brought in the sample run; undefined when there is none. */
  trigger: unknown;
  /** Values the flow's parameters have in this tenant. */
  parameters: Readonly<Record<string, JsonValue>>;
  /** The step in whose fields the expression stands. */
  stepId: StepId | undefined;
  /** The clock and zone of a run. */
  environment: EvaluationEnvironment;
};

/**
 * Puts samples together to a scope. What no run has brought yet is made of the samples of its schema; where these are
 * missing, too, there is nothing, as in a run. Loops take the first item of the list they go through, outer ones first.
 */
export async function sampleScope(
  document: FlowDocument,
  entries: readonly ScopeEntry[],
  samples: Samples,
): Promise<Scope> {
  const given = { document, samples };
  const scope: Scope = {
    ...emptyScope,
    trigger: samples.trigger ?? exampleOf(schemaOf(entries, 'trigger')),
    steps: {},
    loops: {},
    vars: {},
    params: {},
    run: exampleRun(document),
    callbacks: {},
    error: exampleOf(schemaOf(entries, 'error')),
    cursor: exampleOf(schemaOf(entries, 'cursor')),
  };
  for (const { root, key, schema } of entries) {
    if (key === undefined) continue;
    if (root === 'params') {
      const parameter = document.parameters.find((each) => each.key === key);
      scope.params[key] = samples.parameters[key] ?? parameter?.default ?? exampleOf(schema);
    } else if (root === 'callbacks') scope.callbacks[key] = 'https://flowbridge.example/hooks/callback';
  }
  // Twice, as a step in a loop is made of the loop's item, and the loop's list of a step.
  for (let turn = 0; turn < 2; turn++) {
    for (const entry of [...entries].reverse())
      if (entry.root === 'steps') await fillStep(entry, scope, given);
    for (const entry of entries) if (entry.root === 'vars') await fillVariable(entry, scope, given);
    for (const entry of [...entries].reverse())
      if (entry.root === 'loops') await fillLoop(entry, scope, given);
  }
  return scope;
}

type Given = { document: FlowDocument; samples: Samples };

async function fillStep({ key = '', schema, stepId }: ScopeEntry, scope: Scope, given: Given): Promise<void> {
  const step = stepId === undefined ? undefined : given.document.steps[stepId];
  const known = step && (given.samples.outputs.get(step.id) ?? (await builtBy(step, scope, given)));
  scope.steps[key] = known ?? exampleOf(schema);
}

async function fillVariable({ key = '', schema }: ScopeEntry, scope: Scope, given: Given): Promise<void> {
  scope.vars[key] = (await firstValue(key, scope, given)) ?? exampleOf(schema);
}

async function fillLoop(
  { key = '', schema, stepId }: ScopeEntry,
  scope: Scope,
  { document, samples }: Given,
): Promise<void> {
  const from = stepId ?? samples.stepId;
  const looped = from === undefined ? undefined : document.steps[from];
  const list = looped && listOf(looped);
  const [first] = list === undefined ? [] : asList(await quietly(list, scope, samples));
  const item = first ?? exampleOf(schema.fields?.find((field) => field.key === 'item')?.schema);
  scope.loops[key] = { item, index: 0, number: 1, first: true };
}

const schemaOf = (entries: readonly ScopeEntry[], root: ScopeEntry['root']) =>
  entries.find((entry) => entry.root === root)?.schema;

const exampleRun = (document: FlowDocument) => ({
  id: 'run-sample',
  startedAt: new Date().toISOString(),
  attempt: 1,
  flow: { id: 'flow-sample', name: '' },
  version: document.schemaVersion,
});

/** The list a step looks at item by item. */
function listOf({ config }: Step): Template | undefined {
  if ('items' in config) return config.items;
  return 'records' in config ? config.records : undefined;
}

const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** What a step that only builds a value would give: no run is needed for that. */
async function builtBy(step: Step, scope: Scope, { samples }: Given): Promise<unknown> {
  return step.kind === 'buildJson' ? quietly(step.config.value, scope, samples) : undefined;
}

/** What a variable is set to first. */
async function firstValue(name: string, scope: Scope, { document, samples }: Given): Promise<unknown> {
  const init = Object.values(document.steps).find(
    (step) => step.kind === 'initVariable' && step.config.name === name,
  );
  if (init?.kind !== 'initVariable' || init.config.value === undefined) return undefined;
  return quietly(init.config.value, scope, samples);
}

/** A value on the way to the one that is asked for; its own mistakes are told where it stands. */
async function quietly(template: Template, scope: Scope, { environment }: Samples): Promise<unknown> {
  try {
    return await compileTemplate(template).evaluate(scope, environment);
  } catch {
    return undefined;
  }
}
