import type { FlowDocument } from '../document/document.ts';

export type UsedAction = { connector: string; action: string };

/** The actions a document's steps and poll triggers call, each once. A check of an uncertain call asks its step's connector. */
export function usedActions(document: FlowDocument): UsedAction[] {
  const found = new Map<string, UsedAction>();
  const add = ({ connector, action }: UsedAction) =>
    found.set(`${connector} ${action}`, { connector, action });
  for (const step of Object.values(document.steps)) {
    if (step.kind === 'action') add(step.config);
  }
  for (const trigger of document.triggers) {
    if (trigger.kind === 'poll') add(trigger.config);
  }
  return [...found.values()];
}
