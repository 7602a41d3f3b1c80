import type { FlowDocument } from '../document/document.ts';

/** The variables a flow makes by `initVariable`. */
export function variableNames(document: FlowDocument): ReadonlySet<string> {
  return new Set(
    Object.values(document.steps).flatMap((step) =>
      step.kind === 'initVariable' && step.config.name !== '' ? [step.config.name] : [],
    ),
  );
}
