import { type FlowDocument, walkSteps } from '@flowbridge/flow';
import type { StepRunItem } from '../run-view.ts';

const orders = new WeakMap<FlowDocument, ReadonlyMap<string, number>>();

function orderOf(document: FlowDocument): ReadonlyMap<string, number> {
  const known = orders.get(document);
  if (known !== undefined) return known;
  const order = new Map<string, number>();
  for (const { step } of walkSteps(document)) order.set(step.id, order.size);
  orders.set(document, order);
  return order;
}

/**
 * The step runs of a lane as the flow is drawn. The journal writes a container when it ends, after its insides; in a lane
 * every step runs at most once, so the drawing's order is the order they began in.
 */
export function inDrawnOrder(items: readonly StepRunItem[], document: FlowDocument): StepRunItem[] {
  const order = orderOf(document);
  const place = (item: StepRunItem) => order.get(item.stepId) ?? Number.POSITIVE_INFINITY;
  return items.toSorted((a, b) => place(a) - place(b) || a.sequence - b.sequence);
}
