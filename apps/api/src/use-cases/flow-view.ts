/** Stored flows as the contract shows them. */
import type { FlowTriggers } from '@flowbridge/db';
import type { FlowDocument } from '@flowbridge/flow';
import { z } from 'zod';
import type { Bindings, FlowOrigin } from '../contract/flows.ts';

const bindings = z.object({
  connections: z.record(z.string(), z.string()).default({}),
  parameters: z.record(z.string(), z.json()).default({}),
});

export function readBindings(stored: unknown): Bindings {
  return bindings.parse(stored ?? {});
}

const origin = z.object({
  templateKey: z.string(),
  version: z.int(),
  templateId: z.string().exactOptional(),
  flowKey: z.string().exactOptional(),
});

export function readOrigin(stored: unknown): FlowOrigin | null {
  const parsed = origin.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

/** Where callers reach a trigger. */
export function hookUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/hooks/${token}`;
}

/** What a published document listens to; schedules are handed the parameter values their settings may name. */
export function triggersOf(document: FlowDocument, bound: Bindings): FlowTriggers {
  const defaults = document.parameters.flatMap(({ key, default: value }) =>
    value === undefined ? [] : [[key, value] as const],
  );
  const parameters = { ...Object.fromEntries(defaults), ...bound.parameters };
  const triggers: FlowTriggers = { endpoints: [], schedules: [] };
  for (const trigger of document.triggers) {
    switch (trigger.kind) {
      case 'manual':
        break;
      case 'schedule':
        triggers.schedules.push({ triggerId: trigger.id, spec: { config: trigger.config, parameters } });
        break;
      case 'poll': {
        const spec = { config: trigger.config.schedule, parameters };
        triggers.schedules.push({ triggerId: trigger.id, kind: 'poll', spec });
        break;
      }
      case 'http':
      case 'connectorEvent':
        triggers.endpoints.push({ triggerId: trigger.id, kind: trigger.kind });
        break;
    }
  }
  return triggers;
}
