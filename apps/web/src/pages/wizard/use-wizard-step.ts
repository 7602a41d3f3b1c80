import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export const WIZARD_STEPS = ['connections', 'parameters', 'mapping', 'try', 'publish'] as const;
export type WizardStep = (typeof WIZARD_STEPS)[number];

/** The step of the wizard that is shown, in the address: a reload and the browser's back button know it. */
export function useWizardStep(): [WizardStep, (step: WizardStep) => void] {
  const [params, setParams] = useSearchParams();
  const step = WIZARD_STEPS.find((each) => each === params.get('step')) ?? 'connections';
  const go = useCallback(
    (next: WizardStep) =>
      setParams((before) => {
        before.set('step', next);
        return before;
      }),
    [setParams],
  );
  return [step, go];
}

/** The step before or after one, past those in which there is nothing to decide. */
export function neighbour(
  step: WizardStep,
  by: 1 | -1,
  idle: ReadonlySet<WizardStep> = new Set(),
): WizardStep | undefined {
  const next = WIZARD_STEPS[WIZARD_STEPS.indexOf(step) + by];
  return next !== undefined && idle.has(next) ? neighbour(next, by, idle) : next;
}
