/** The connectors' manifests behind the port through which the flow document asks about actions and events. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { ConnectorCatalog } from '@flowbridge/flow';
import { useMemo } from 'react';
import { useDesigner } from '../store/designer-context.ts';
import { fieldSchema } from './field-schema.ts';
import { connectorOf } from './step-words.ts';

export function connectorCatalog(connectors: readonly ConnectorManifest[]): ConnectorCatalog {
  return {
    connector: (key) => connectorOf(connectors, key),
    action(connector, key) {
      const action = connectorOf(connectors, connector)?.actions.find((each) => each.key === key);
      if (!action) return undefined;
      return {
        names: action.names,
        effect: action.effect,
        inputs: action.inputs.map(({ field }) => ({
          key: field.key,
          required: field.required === true,
          open: field.open === true,
          names: field.names,
          type: field.type,
        })),
        ...(action.body ? { body: fieldSchema(action.body) } : {}),
      };
    },
    event(connector, key) {
      const event = connectorOf(connectors, connector)?.triggers.find((each) => each.key === key);
      if (!event) return undefined;
      return {
        names: event.names,
        inputs: event.inputs.map((field) => ({
          key: field.key,
          required: field.required === true,
          names: field.names,
          type: field.type,
        })),
        body: fieldSchema(event.body),
      };
    },
  };
}

export function useCatalog(): ConnectorCatalog {
  const { connectors } = useDesigner();
  return useMemo(() => connectorCatalog(connectors), [connectors]);
}
