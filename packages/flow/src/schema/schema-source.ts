import type { ConnectorCatalog } from '../catalog/connector-catalog.ts';
import type { FlowDocument } from '../document/document.ts';
import type { Template, ValueSchema } from '../document/values.ts';

/** What the describing functions ask of the reader. */
export type SchemaSource = {
  readonly document: FlowDocument;
  readonly catalog: ConnectorCatalog;
  template(template: Template): ValueSchema;
  /** One element of the list that a template gives. */
  elementOf(items: Template): ValueSchema;
  variable(name: string): ValueSchema | undefined;
};
