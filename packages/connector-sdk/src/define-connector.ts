/** Joins a manifest with its code and checks that they belong together. */
import type { z } from 'zod';
import type { ActionCode } from './action-code.ts';
import type { EventReceiver } from './event-receiver.ts';
import { type ConnectorManifest, connectorManifest } from './manifest/connector.ts';

export type Connector = {
  readonly manifest: ConnectorManifest;
  /** Code of the actions whose manifest has no `request`. */
  readonly actions: Readonly<Record<string, ActionCode>>;
  readonly triggers: Readonly<Record<string, EventReceiver>>;
};

/**
 * Defines a connector. Throws, naming the place, when the manifest is malformed, when an action has neither a request nor
 * code (or both), or when an event has no receiver. For authors at start-up, never for end users.
 *
 * @example
 * defineConnector({ manifest: { key: 'clock', … }, actions: { now: async () => ({ status: 200, headers: {}, body: 1 }) } })
 */
export function defineConnector(parts: {
  manifest: z.input<typeof connectorManifest>;
  actions?: Readonly<Record<string, ActionCode>>;
  triggers?: Readonly<Record<string, EventReceiver>>;
}): Connector {
  const parsed = connectorManifest.safeParse(parts.manifest);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(
      `Manifest of connector "${parts.manifest.key}": ${issue?.path.join(' › ')}: ${issue?.message}`,
    );
  }
  const manifest = parsed.data;
  const actions = parts.actions ?? {};
  const triggers = parts.triggers ?? {};
  const faults = [
    ...manifest.actions.flatMap((action) => {
      const hasCode = Object.hasOwn(actions, action.key);
      if (action.request !== undefined && hasCode) return [`action ${action.key} has a request and code`];
      if (action.request === undefined && !hasCode)
        return [`action ${action.key} has neither request nor code`];
      return [];
    }),
    ...without(
      Object.keys(actions),
      manifest.actions.map((each) => each.key),
    ).map((key) => `code for unknown action ${key}`),
    ...without(
      manifest.triggers.map((each) => each.key),
      Object.keys(triggers),
    ).map((key) => `event ${key} has no receiver`),
    ...without(
      Object.keys(triggers),
      manifest.triggers.map((each) => each.key),
    ).map((key) => `receiver for unknown event ${key}`),
  ];
  if (faults.length > 0) throw new Error(`Connector "${manifest.key}": ${faults.join('; ')}`);
  return { manifest, actions, triggers };
}

function without(keys: readonly string[], known: readonly string[]): string[] {
  return keys.filter((key) => !known.includes(key));
}
