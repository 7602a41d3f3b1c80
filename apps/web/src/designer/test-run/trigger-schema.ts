/** What a trigger brings, for whoever stands in for it: a test run, a run by hand. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import {
  type FlowDocument,
  type JsonValue,
  pollRecordSchema,
  type Trigger,
  type ValueSchema,
} from '@flowbridge/flow';
import { connectorCatalog } from '../catalog/connector-catalog.ts';
import { fieldSchema } from '../catalog/field-schema.ts';
import { connectorOf } from '../catalog/step-words.ts';

/** Manual and HTTP triggers say themselves what they expect; an event's body is its connector's word. */
export const isDeclaredByFlow = (trigger: Trigger | undefined): boolean =>
  trigger?.kind === 'manual' || trigger?.kind === 'http';

/** Tests are mostly started by hand: the manual trigger when there is one. */
export const firstChoice = (document: FlowDocument): Trigger | undefined =>
  document.triggers.find((each) => each.kind === 'manual') ?? document.triggers[0];

export function inputSchema(
  trigger: Trigger | undefined,
  connectors: readonly ConnectorManifest[],
): ValueSchema | undefined {
  switch (trigger?.kind) {
    case 'manual':
      return trigger.config.input;
    case 'http':
      return trigger.config.body;
    case 'connectorEvent': {
      const connector = connectorOf(connectors, trigger.config.connector);
      const event = connector?.triggers.find((each) => each.key === trigger.config.event);
      return event && fieldSchema(event.body);
    }
    case 'poll': {
      const record = pollRecordSchema(trigger, connectorCatalog(connectors));
      return trigger.config.perRecord ? record : { type: 'array', items: record };
    }
    default:
      return undefined;
  }
}

/** What a form starts with: only what the schema gives samples for. */
export function initialOf(schema: ValueSchema | undefined): JsonValue {
  if (schema?.sample !== undefined) return schema.sample;
  const samples = (schema?.fields ?? []).flatMap(({ key, schema: field }) =>
    field.sample === undefined ? [] : [[key, field.sample] as const],
  );
  return Object.fromEntries(samples);
}
