/** Undo survives a reload of the page: the stacks lie in session storage with the revision they belong to. */
import type { DesignerState, Edit } from './designer-state.ts';

type History = Pick<DesignerState, 'undo' | 'redo'>;

const slot = (flowId: string) => `flowbridge.history.${flowId}`;

/** Stores the stacks; when they are larger than the storage takes, the older half of undo is given up until they fit. */
export function saveHistory(state: DesignerState): void {
  const { flowId, revision, redo } = state;
  for (let { undo } = state; ; undo = undo.slice(Math.ceil(undo.length / 2))) {
    try {
      sessionStorage.setItem(slot(flowId), JSON.stringify({ revision, undo, redo }));
      return;
    } catch {
      // Full or forbidden. With nothing left to give up, undo ends with the page.
      if (undo.length === 0) break;
    }
  }
  sessionStorage.removeItem(slot(flowId));
}

export function loadHistory(flowId: string, revision: number): History {
  const none: History = { undo: [], redo: [] };
  const text = sessionStorage.getItem(slot(flowId));
  if (text === null) return none;
  try {
    const stored: { revision: number; undo: Edit[]; redo: Edit[] } = JSON.parse(text);
    return stored.revision === revision ? { undo: stored.undo, redo: stored.redo } : none;
  } catch {
    return none;
  }
}
