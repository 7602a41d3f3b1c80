/** Puts the samples of a single-step test where the steps before it would have put their results. */
import type { Plan } from '../plan/plan.ts';
import type { TestSamples } from '../test-order.ts';
import type { DeclaredType } from '../value/convert-type.ts';
import { isRecord } from '../value/value-kind.ts';
import type { Frame } from './frame.ts';

export function takeSamples(plan: Plan, { scope, variables }: Frame, samples: TestSamples): void {
  Object.assign(scope.steps, samples.steps);
  for (const [key, loop] of Object.entries(samples.loops ?? {})) scope.loops[key] = loopSample(loop);
  for (const [name, value] of Object.entries(samples.vars ?? {})) {
    const slot = plan.variables.indexOf(name);
    if (slot >= 0) variables.cells[slot] = { type: typeOf(plan, name), value, owned: false, weight: 0 };
  }
  if (samples.error !== undefined) scope.error = samples.error;
}

/** As in the loop's first turn, where the sample does not say otherwise. */
function loopSample(given: unknown): Frame['scope']['loops'][string] {
  const sample = isRecord(given) ? given : { item: given };
  const index = typeof sample.index === 'number' ? sample.index : 0;
  return { item: sample.item, index, number: index + 1, first: index === 0 };
}

function typeOf({ document }: Plan, name: string): DeclaredType {
  for (const step of Object.values(document.steps)) {
    if (step.kind === 'initVariable' && step.config.name === name) return step.config.type;
  }
  return 'any';
}
