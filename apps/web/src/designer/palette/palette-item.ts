/** Things that can be added to a flow: one item per trigger kind, step kind, connector action and connector event. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { StepKind, TriggerKind } from '@flowbridge/flow';

export type Names = { en: string; zh: string };

export type PaletteItem = {
  /** `forEach`, `sap-b1.queryDrafts`; also the end of its test id. */
  id: string;
  names: Names;
  about: Names;
  keywords: readonly string[];
} /** `calls`: id of the flow a “call flow” step is to call. */ & (
  | { adds: 'step'; kind: Exclude<StepKind, 'action'>; calls?: string }
  | { adds: 'action'; connector: ConnectorManifest; action: string }
  | { adds: 'trigger'; kind: Exclude<TriggerKind, 'connectorEvent'> }
  | { adds: 'event'; connector: ConnectorManifest; event: string }
);

export type PaletteGroup = {
  id: string;
  names: Names;
  connector: ConnectorManifest | undefined;
  /** `builtIn`: comes with the product; `custom`: the tenant's own. */
  source: 'builtIn' | 'custom';
  items: PaletteItem[];
};
