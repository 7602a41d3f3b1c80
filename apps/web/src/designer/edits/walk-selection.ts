import { type StepId, walkSteps } from '@flowbridge/flow';
import type { Designer } from '../store/designer-context.ts';
import { selectSteps } from '../store/selection.ts';

/** Moves the selection to the step before (-1) or after (1) in drawing order. */
export function walkSelection({ store, canvas }: Designer, by: 1 | -1): void {
  const { document, selectedSteps } = store.getState();
  const order = [...walkSteps(document)].map(({ step }) => step.id);
  const current = [...selectedSteps].at(-1);
  const at = current === undefined ? -1 : order.indexOf(current);
  const next: StepId | undefined = at < 0 ? order[by === 1 ? 0 : order.length - 1] : order[at + by];
  if (next === undefined) return;
  selectSteps(store, [next]);
  canvas.current?.reveal(next);
  canvas.current?.focus(next);
}
