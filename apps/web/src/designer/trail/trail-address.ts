/**
 * The way into sub-flows, in the page's address: which flows were opened through which “call flow” steps. It survives a reload
 * and can be sent to a colleague. `?trail=<flow>.<step>~<flow>.<step>`, outermost first.
 */
export type TrailStop = { flowId: string; stepId: string };

const ID = /^[A-Za-z0-9_-]{1,64}$/;
/** Deeper ones forget where they began. */
const DEEPEST = 8;

export function readTrail(params: URLSearchParams): TrailStop[] {
  const text = params.get('trail') ?? '';
  return text
    .split('~')
    .flatMap((stop) => {
      const [flowId = '', stepId = ''] = stop.split('.');
      return ID.test(flowId) && ID.test(stepId) ? [{ flowId, stepId }] : [];
    })
    .slice(-DEEPEST);
}

const written = (trail: readonly TrailStop[]): string =>
  trail
    .slice(-DEEPEST)
    .map(({ flowId, stepId }) => `${flowId}.${stepId}`)
    .join('~');

/** Into the flow that a step calls. */
export function intoFlow(flowId: string, from: TrailStop, trail: readonly TrailStop[]): string {
  const params = new URLSearchParams({ trail: written([...trail, from]) });
  return `/flows/${encodeURIComponent(flowId)}?${params}`;
}

/** Back to the `index`-th stop of a trail, at the step that was left there. */
export function backTo(trail: readonly TrailStop[], index: number): string {
  const stop = trail[index];
  if (stop === undefined) return '/flows';
  const before = trail.slice(0, index);
  const params = new URLSearchParams({
    at: stop.stepId,
    ...(before.length > 0 ? { trail: written(before) } : {}),
  });
  return `/flows/${encodeURIComponent(stop.flowId)}?${params}`;
}
