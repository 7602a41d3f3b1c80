import { type FlowDocument, type LaneId, laneNames, laneOf, ROOT_LANE, type Step } from '@flowbridge/flow';
import { actingKinds, stepCompilers } from '../execute/step-compilers.ts';
import { bodyNames } from './body-names.ts';
import type { Plan, PlanContext, PlanDeps, PlannedLane, PlannedStep, StepExecutor } from './plan.ts';

/** Deeper containers than any document the flow package accepts; keeps the walk far from the stack's end. */
const MAX_NESTING = 100;

type Compilation = {
  document: FlowDocument;
  deps: PlanDeps;
  steps: PlannedStep[];
  slots: Map<string, number>;
  loops: number;
};

/**
 * Compiles a version: expressions and mappings become closures, lanes become arrays. The caller keeps the plan by version
 * id. Expects a document that `parseFlowDocument` accepted. A wrong expression or an unknown action does not prevent the
 * plan: the step that holds it fails when it is reached, naming the field. Throws only for a broken tree.
 */
export function compilePlan(document: FlowDocument, deps: PlanDeps): Plan {
  const compilation: Compilation = { document, deps, steps: [], slots: new Map(), loops: 0 };
  const root = compileLane(compilation, ROOT_LANE, 0);
  return {
    root,
    steps: compilation.steps,
    loops: compilation.loops,
    callbackKeys: callbackKeys(compilation.steps, document),
    variables: [...compilation.slots.keys()],
    document,
  };
}

function callbackKeys(steps: readonly PlannedStep[], document: FlowDocument): string[] {
  const waiting = new Set<string>();
  for (const step of Object.values(document.steps)) {
    if (step.kind === 'wait' && step.config.mode === 'callback') waiting.add(step.id);
  }
  return steps.filter((step) => waiting.has(step.id)).map((step) => step.key);
}

function compileLane(compilation: Compilation, lane: LaneId, depth: number): PlannedLane {
  if (depth > MAX_NESTING) throw new Error(`engine/plan-too-deep: lane ${lane}`);
  return (compilation.document.lanes[lane] ?? []).map((id) => {
    const step = compilation.document.steps[id];
    if (!step) throw new Error(`engine/plan-step-missing: ${id} in lane ${lane}`);
    return planStep(compilation, step, depth);
  });
}

function planStep(compilation: Compilation, step: Step, depth: number): PlannedStep {
  const execute = compileStep(step, contextOf(compilation, step, depth));
  const planned: PlannedStep = {
    index: compilation.steps.length,
    id: step.id,
    key: step.key,
    kind: step.kind,
    title: step.title ?? step.key,
    disabled: step.disabled === true,
    continueOnError: step.onError === 'continue',
    retry: step.retry,
    onUnknown: step.kind === 'action' ? step.config.onUnknown : undefined,
    timeoutMs: step.timeoutMs,
    logging: step.logging ?? 'full',
    pinned: step.pinned,
    isContainer: laneNames(step).length > 0,
    actsOutside: actingKinds.has(step.kind),
    execute,
  };
  compilation.steps.push(planned);
  return planned;
}

function contextOf(compilation: Compilation, step: Step, depth: number): PlanContext {
  return {
    deps: compilation.deps,
    lane: (name) => compileLane(compilation, laneOf(step.id, name), depth + 1),
    variableSlot: (name) => slotOf(compilation, name),
    loopIndex() {
      compilation.loops += 1;
      return compilation.loops - 1;
    },
    bodyNames: () => bodyNames(compilation.document, step, (name) => slotOf(compilation, name)),
  };
}

function slotOf({ slots }: Compilation, name: string): number {
  const known = slots.get(name);
  if (known !== undefined) return known;
  slots.set(name, slots.size);
  return slots.size - 1;
}

function compileStep(step: Step, context: PlanContext): StepExecutor {
  // The record pairs each kind with its compiler; TypeScript cannot follow the pair through an index by `step.kind`.
  const compile = stepCompilers[step.kind] as (step: Step, context: PlanContext) => StepExecutor;
  return compile(step, context);
}
