/** Every change of the document goes through here: applied at once, remembered for undo, queued for the server. */
import { analyzeTemplate, patternFault, renameReference } from '@flowbridge/expression';
import {
  applyCommand,
  type Command,
  type ExpressionLanguage,
  type Problem,
  subtree,
  topmost,
} from '@flowbridge/flow';
import type { DesignerState, DesignerStore, Edit } from './designer-state.ts';

export const language: ExpressionLanguage = {
  analyze: analyzeTemplate,
  rename: renameReference,
  patternFault,
};

const DEEPEST_HISTORY = 200;
/** Edits of one field within this time are one step of undo. */
const MERGE_WITHIN_MS = 1500;

export type EditResult = { ok: true } | { ok: false; problem: Problem };

/**
 * Applies `command`. With a `mergeKey` (one field being typed into) it joins the edit before it when that has the same key
 * and is fresh: undo then takes the whole typing back.
 */
export function edit(store: DesignerStore, command: Command, mergeKey?: string): EditResult {
  const state = store.getState();
  if (state.readOnly) return { ok: true };
  const result = applyCommand(state.document, command, language);
  if (!result.ok) return result;
  const made: Edit = { command, inverse: result.inverse, mergeKey, at: Date.now() };
  store.setState({
    document: result.document,
    undo: remember(state.undo, made),
    redo: [],
    ...queued(state, command, mergeKey !== undefined && joins(state.undo.at(-1), made)),
  });
  return { ok: true };
}

export function undo(store: DesignerStore): void {
  const state = store.getState();
  const last = state.undo.at(-1);
  if (last === undefined || state.readOnly) return;
  const result = applyCommand(state.document, last.inverse, language);
  if (!result.ok) {
    // The draft was replaced under this edit (somebody else's version was loaded): it cannot be taken back any more.
    store.setState({ undo: [], redo: [] });
    return;
  }
  store.setState({
    document: result.document,
    undo: state.undo.slice(0, -1),
    redo: [...state.redo, { ...last, inverse: result.inverse }],
    ...queued(state, last.inverse, false),
    ...keepSelection(state, result.document),
  });
}

export function redo(store: DesignerStore): void {
  const state = store.getState();
  const next = state.redo.at(-1);
  if (next === undefined || state.readOnly) return;
  // The inverse of the inverse brings back exactly what undo took away, merged typing included.
  const result = applyCommand(state.document, next.inverse, language);
  if (!result.ok) {
    store.setState({ redo: [] });
    return;
  }
  store.setState({
    document: result.document,
    redo: state.redo.slice(0, -1),
    undo: [...state.undo, { ...next, inverse: result.inverse, mergeKey: undefined }],
    ...queued(state, next.inverse, false),
    ...keepSelection(state, result.document),
  });
}

function joins(last: Edit | undefined, made: Edit): boolean {
  return last !== undefined && last.mergeKey === made.mergeKey && made.at - last.at < MERGE_WITHIN_MS;
}

function remember(history: Edit[], made: Edit): Edit[] {
  const last = history.at(-1);
  if (made.mergeKey !== undefined && last !== undefined && joins(last, made)) {
    return [...history.slice(0, -1), { ...made, inverse: last.inverse }];
  }
  return [...history, made].slice(-DEEPEST_HISTORY);
}

/** The command in line for the server; typing into one field replaces the command that was not sent yet. */
function queued(
  state: DesignerState,
  command: Command,
  joined: boolean,
): Pick<DesignerState, 'unsent' | 'save'> {
  // Only the command of the edit that is joined may go: between the two, an undo may have queued its own.
  const replaces = joined && state.unsent.at(-1) === state.undo.at(-1)?.command;
  const before = replaces ? state.unsent.slice(0, -1) : state.unsent;
  const save = state.save.kind === 'conflict' ? state.save : ({ kind: 'waiting' } as const);
  return { unsent: [...before, command], save };
}

/**
 * What undo and redo leave selected: what they brought back, so that it is seen; of a container they took away, what it
 * held; else what was selected and is still there.
 */
function keepSelection(
  state: DesignerState,
  document: DesignerState['document'],
): Pick<DesignerState, 'selectedSteps' | 'selectedTrigger'> {
  const cameBack = Object.values(document.steps).filter(({ id }) => state.document.steps[id] === undefined);
  if (cameBack.length > 0) {
    const shown = topmost(
      document,
      cameBack.map(({ id }) => id),
    );
    return { selectedSteps: new Set(shown), selectedTrigger: undefined };
  }
  const kept = [...state.selectedSteps].flatMap((id) =>
    document.steps[id] === undefined ? subtree(state.document, id).map((step) => step.id) : [id],
  );
  const trigger = document.triggers.find((each) => each.id === state.selectedTrigger)?.id;
  return { selectedSteps: new Set(topmost(document, kept)), selectedTrigger: trigger };
}
