import type { Step } from '@flowbridge/flow';
import { stepTitle } from '../../designer/catalog/step-words.ts';
import { lastStepKey } from '../../failure/last-step-key.ts';
import { useRunView } from './run-view.ts';

/** The drawn step of a path, and what it is called; its key where the drawing has it no more. */
export function useStepAt(path: string): { step: Step | undefined; title: string } {
  const { document, words } = useRunView();
  const key = lastStepKey(path);
  const step = Object.values(document.steps).find((each) => each.key === key);
  return { step, title: step === undefined ? (key ?? path) : stepTitle(step, words) };
}
