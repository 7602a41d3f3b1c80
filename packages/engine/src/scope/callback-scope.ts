import type { RunState } from '../execute/run-state.ts';
import type { Frame } from './frame.ts';

/**
 * Lays the addresses of wait steps into the frame's scope: `callbacks.<key>` is the one of the step with that key in the same
 * iteration. Costs nothing in a flow that waits for no callback.
 */
export function showCallbacks({ scope, prefix }: Frame, { plan, ports }: RunState): void {
  if (plan.callbackKeys.length === 0) return;
  const callbacks: Record<string, unknown> = Object.create(null);
  for (const key of plan.callbackKeys) {
    Object.defineProperty(callbacks, key, {
      enumerable: true,
      get: () => ports.callbacks.address(prefix + key),
    });
  }
  scope.callbacks = callbacks;
}
