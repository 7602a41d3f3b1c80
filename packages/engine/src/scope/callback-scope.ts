import type { RunState } from '../execute/run-state.ts';
import type { Frame } from './frame.ts';

/**
 * Lays the addresses of wait steps into the frame's scope: `callbacks.<key>` is the one of the step with that key in the same
 * iteration of the loops around it. Costs nothing in a flow that waits for no callback.
 */
export function showCallbacks({ scope, prefix, loopDepth }: Frame, { plan, ports }: RunState): void {
  if (plan.callbacks.length === 0) return;
  const iterations = prefix.split('/');
  const callbacks: Record<string, unknown> = Object.create(null);
  for (const { key, loopDepth: depth } of plan.callbacks) {
    if (depth > loopDepth) continue;
    const path = [...iterations.slice(0, depth), key].join('/');
    Object.defineProperty(callbacks, key, { enumerable: true, get: () => ports.callbacks.address(path) });
  }
  scope.callbacks = callbacks;
}
