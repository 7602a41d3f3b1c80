import type { FlowDocument } from '@flowbridge/flow';

/** Names of the datasets whose records a flow stages or delivers. */
export function datasetsOf(document: FlowDocument): string[] {
  return Object.values(document.steps).flatMap((step) =>
    (step.kind === 'datasetStage' || step.kind === 'datasetDeliver') && step.config.dataset !== ''
      ? [step.config.dataset]
      : [],
  );
}

/** The same document with its records in other datasets; those not named stay. */
export function leadDatasets(document: FlowDocument, names: Readonly<Record<string, string>>): FlowDocument {
  const renamed = new Map(Object.entries(names));
  const steps = Object.entries(document.steps).map(([id, step]) => {
    if (step.kind === 'datasetStage') return [id, { ...step, config: within(step.config, renamed) }] as const;
    if (step.kind === 'datasetDeliver')
      return [id, { ...step, config: within(step.config, renamed) }] as const;
    return [id, step] as const;
  });
  return { ...document, steps: Object.fromEntries(steps) };
}

function within<Config extends { dataset: string }>(config: Config, names: ReadonlyMap<string, string>) {
  return { ...config, dataset: names.get(config.dataset) ?? config.dataset };
}
