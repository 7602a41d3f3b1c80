/** Undo survives a reload of the page: the stacks lie in session storage with the revision they belong to. */
import type { DesignerState, Edit } from './designer-state.ts';

type History = Pick<DesignerState, 'undo' | 'redo'>;

const slot = (flowId: string) => `flowbridge.history.${flowId}`;

export function saveHistory(state: DesignerState): void {
  const { flowId, revision, undo, redo } = state;
  try {
    sessionStorage.setItem(slot(flowId), JSON.stringify({ revision, undo, redo }));
  } catch {
    // Storage full or forbidden: undo then ends with the page, which is what it did before this existed.
    sessionStorage.removeItem(slot(flowId));
  }
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
