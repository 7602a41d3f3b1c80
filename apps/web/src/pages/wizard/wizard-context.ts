/** What the parts of the configure wizard share: the flows, and their drafts as they are edited here. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { createContext, useContext } from 'react';
import type { DesignerStore } from '../../designer/store/designer-state.ts';
import type { ServerOutputs } from '../../server/trpc.ts';

export type Family = ServerOutputs['families']['get'];
export type FamilyFlow = Family['flows'][number];

export type Wizard = {
  family: Family;
  /** The flow the wizard is about; the others are called by it. */
  root: FamilyFlow;
  connectors: readonly ConnectorManifest[];
  readOnly: boolean;
  /** The draft of a flow of the family, with its edits. */
  storeOf: (flowId: string) => DesignerStore;
  /** Saves what is edited; false, with the reason told, when that cannot be done now. */
  settle: () => Promise<boolean>;
  /** Reads the family again. */
  again: () => Promise<void>;
};

export const WizardContext = createContext<Wizard | undefined>(undefined);

export function useWizard(): Wizard {
  const wizard = useContext(WizardContext);
  if (wizard === undefined) throw new Error('useWizard is used outside the wizard');
  return wizard;
}
