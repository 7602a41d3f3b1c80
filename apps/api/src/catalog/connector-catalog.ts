import type { ConnectorManifest, Field } from '@flowbridge/connector-sdk/manifest';
import type { CatalogInput, ConnectorCatalog, ValueSchema } from '@flowbridge/flow';

/** Connector manifests as packages/flow asks for them. */
export function connectorCatalog(manifests: ReadonlyMap<string, ConnectorManifest>): ConnectorCatalog {
  return {
    connector(key) {
      const manifest = manifests.get(key);
      if (!manifest) return undefined;
      return { names: manifest.names, connectionOptional: manifest.connectionOptional === true };
    },
    action(connector, key) {
      const action = manifests.get(connector)?.actions.find((each) => each.key === key);
      if (!action) return undefined;
      return {
        names: action.names,
        effect: action.effect,
        inputs: action.inputs.map(({ field }) => inputOf(field)),
        ...(action.body ? { body: schemaOf(action.body) } : {}),
      };
    },
    event(connector, key) {
      const event = manifests.get(connector)?.triggers.find((each) => each.key === key);
      if (!event) return undefined;
      return { names: event.names, inputs: event.inputs.map(inputOf), body: schemaOf(event.body) };
    },
  };
}

function inputOf(field: Field): CatalogInput {
  const { key, names, type, required, open, showWhen } = field;
  return { key, names, type, required, open, default: field.default, showWhen };
}

/** A manifest's field as the value schema that pickers and checks share. */
function schemaOf(field: Field): ValueSchema {
  return {
    type: field.type,
    names: field.names,
    description: field.description,
    fields: field.fields?.map((each) => ({
      key: each.key,
      required: each.required,
      schema: schemaOf(each),
    })),
    items: field.items === undefined ? undefined : schemaOf(field.items),
    choices: field.choices,
  };
}
