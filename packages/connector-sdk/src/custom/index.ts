/** Connectors and functions of a tenant's own: how they are written, read and checked. Safe in the browser. */
export { connectorFaults } from './connector-faults.ts';
export {
  type FunctionContent,
  type FunctionDraft,
  functionContent,
  functionDraft,
} from './function-content.ts';
export { functionsManifest, type NamedFunction } from './functions-manifest.ts';
export { fieldOf, fieldsOf, type JsonSchema, jsonSchema } from './json-schema.ts';
export {
  type ConnectorDraft,
  connectorDraft,
  draftOfConnector,
  draftOfFunction,
  newConnectorDraft,
  newFunctionDraft,
} from './part-drafts.ts';
export { customConnectorKey, FUNCTIONS_KEY, functionKey, isCustomConnector } from './part-keys.ts';
export { MAX_ACTIONS, MAX_CASES, MAX_PARTS } from './part-limits.ts';
export { type PartProblem, placeOf, type Read } from './part-problem.ts';
export { readConnector } from './read-connector.ts';
export { readFunction } from './read-function.ts';
export { type ValueFault, valueFault } from './schema-faults.ts';
