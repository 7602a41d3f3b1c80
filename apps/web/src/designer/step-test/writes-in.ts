import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { type FlowDocument, type Step, type StepId, subtree } from '@flowbridge/flow';
import { actionOf } from '../catalog/step-words.ts';

/** The steps of a subtree that can change another system, a dataset or what another flow does; disabled ones do nothing. */
export function writesIn(
  document: FlowDocument,
  stepId: StepId,
  connectors: readonly ConnectorManifest[],
): Step[] {
  return subtree(document, stepId).filter((step) => step.disabled !== true && writes(step, connectors));
}

function writes(step: Step, connectors: readonly ConnectorManifest[]): boolean {
  switch (step.kind) {
    case 'action':
      return actionOf(connectors, step)?.effect !== 'read';
    case 'datasetStage':
    case 'datasetDeliver':
    case 'callFlow':
      return true;
    default:
      return false;
  }
}
