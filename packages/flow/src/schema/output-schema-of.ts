import type { ConnectorCatalog } from '../catalog/connector-catalog.ts';
import type { FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { ValueSchema } from '../document/values.ts';
import { SchemaReader } from './schema-reader.ts';

/** What `steps.<key>` of a step looks like; undefined for an unknown step and for kinds without output. */
export function outputSchemaOf(
  document: FlowDocument,
  stepId: StepId,
  catalog: ConnectorCatalog,
): ValueSchema | undefined {
  return new SchemaReader(document, catalog).output(stepId);
}
