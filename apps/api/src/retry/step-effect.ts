import type { ConnectorCatalog, Step } from '@flowbridge/flow';

export type StepEffect = 'read' | 'idempotent' | 'write';

/** What executing a step again does outside the run. Undefined for steps that only compute or steer. */
export function stepEffect(catalog: ConnectorCatalog, step: Step): StepEffect | undefined {
  if (step.disabled) return undefined;
  switch (step.kind) {
    case 'action':
      return catalog.action(step.config.connector, step.config.action)?.effect ?? 'write';
    case 'callFlow':
    case 'datasetDeliver':
      return 'write';
    case 'datasetStage':
      return 'idempotent';
    case 'code':
    case 'wait':
      return 'read';
    default:
      return undefined;
  }
}
