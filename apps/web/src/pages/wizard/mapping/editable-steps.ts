import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { Step } from '@flowbridge/flow';
import { takesFieldSet } from '../../../designer/fields/field-set/use-field-set.ts';
import type { WizardFlow } from '../choices.ts';

/** Steps with a mapping table or open fields, tables first: none means that the mapping step has nothing to decide. */
export function editableSteps<Flow extends Pick<WizardFlow, 'document'>>(
  flows: readonly Flow[],
  connectors: readonly ConnectorManifest[],
): { flow: Flow; step: Step }[] {
  return flows.flatMap((flow) =>
    Object.values(flow.document.steps)
      .filter((step) => isEditable(step, connectors))
      .sort((left, right) => Number(right.kind === 'mapFields') - Number(left.kind === 'mapFields'))
      .map((step) => ({ flow, step })),
  );
}

function isEditable(step: Step, connectors: readonly ConnectorManifest[]): boolean {
  if (step.kind === 'mapFields') return true;
  if (step.kind !== 'action') return false;
  return takesFieldSet(connectors, step, 'input') || takesFieldSet(connectors, step, 'output');
}
