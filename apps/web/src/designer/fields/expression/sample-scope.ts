/** The values an expression is tried on in the designer: what a run would see here, made of samples. */
import { compileTemplate, emptyScope, type Scope } from '@flowbridge/expression';
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
  for (const { root, key, schema, stepId } of entries) {
    if (key === undefined) continue;
    if (root === 'steps') {
      const given = stepId === undefined ? undefined : samples.outputs.get(stepId);
      scope.steps[key] = given ?? exampleOf(schema);
    } else if (root === 'params') {
      const parameter = document.parameters.find((each) => each.key === key);
      scope.params[key] = samples.parameters[key] ?? parameter?.default ?? exampleOf(schema);
    } else if (root === 'callbacks') scope.callbacks[key] = 'https://flowbridge.example/hooks/callback';
  }
  for (const { root, key, schema, stepId } of [...entries].reverse()) {
    if (key === undefined) continue;
    if (root === 'vars') scope.vars[key] = (await firstValue(document, key, scope)) ?? exampleOf(schema);
    if (root !== 'loops') continue;
    const looped = document.steps[stepId ?? samples.stepId ?? ''];
    const list = looped && listOf(looped);
    const [first] = list === undefined ? [] : asList(await quietly(list, scope));
    const item = first ?? exampleOf(schema.fields?.find((field) => field.key === 'item')?.schema);
    scope.loops[key] = { item, index: 0, number: 1, first: true };
  }
  return scope;
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

/** What a variable is set to first. */
async function firstValue(document: FlowDocument, name: string, scope: Scope): Promise<unknown> {
  const init = Object.values(document.steps).find(
    (step) => step.kind === 'initVariable' && step.config.name === name,
  );
  if (init?.kind !== 'initVariable' || init.config.value === undefined) return undefined;
  return quietly(init.config.value, scope);
}

/** A value on the way to the one that is asked for; its own mistakes are told where it stands. */
async function quietly(template: Template, scope: Scope): Promise<unknown> {
  try {
    return await compileTemplate(template).evaluate(scope);
  } catch {
    return undefined;
  }
}
