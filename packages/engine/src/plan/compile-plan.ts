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
    callbacks: findCallbacks(document),
    variables: [...compilation.slots.keys()],
    document,
  };
}

function findCallbacks(document: FlowDocument): Plan['callbacks'] {
  const found: { key: string; loopDepth: number }[] = [];
  const visit = (lane: LaneId, loopDepth: number): void => {
    for (const id of document.lanes[lane] ?? []) {
      const step = document.steps[id];
      if (!step) continue;
      if (step.kind === 'wait' && step.config.mode === 'callback') found.push({ key: step.key, loopDepth });
      const deeper = step.kind === 'forEach' || step.kind === 'while' ? 1 : 0;
      for (const name of laneNames(step)) visit(laneOf(step.id, name), loopDepth + deeper);
    }
  };
  visit(ROOT_LANE, 0);
  return found;
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
    mayWrite: mayWrite(step, compilation.deps),
    execute,
  };
  compilation.steps.push(planned);
  return planned;
}

function mayWrite(step: Step, deps: PlanDeps): boolean {
  if (step.kind === 'datasetStage' || step.kind === 'datasetDeliver') return true;
  if (step.kind !== 'action') return false;
  const manifest = deps.describe(step.config.connector, step.config.action);
  return manifest !== undefined && manifest.effect !== 'read';
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
