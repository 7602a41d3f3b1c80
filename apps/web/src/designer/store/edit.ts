/** Every change of the document goes through here: applied at once, remembered for undo, queued for the server. */
import { applyCommand, type Command, type Problem, subtree, topmost } from '@flowbridge/flow';
import type { DesignerState, DesignerStore, Edit } from './designer-state.ts';
import { language } from './expression-language.ts';
import { withoutTop, withTop } from './history-lines.ts';
import { stepAlong } from './step-along.ts';

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

/** How many edits were passed over because others have changed the same further; the draft stayed then. */
export type Passed = number;

/**
 * Takes the newest own edit back. Edits that others have changed further are passed over first, all that lie on top at once, and
 * nothing else happens: the next undo goes on below them.
 */
export const undo = (store: DesignerStore): Passed => travel(store, 'undo', 'redo');

/** Does again what undo took back, merged typing included. */
export const redo = (store: DesignerStore): Passed => travel(store, 'redo', 'undo');

type Stack = 'undo' | 'redo';

function travel(store: DesignerStore, from: Stack, to: Stack): Passed {
  const state = store.getState();
  if (state.readOnly) return 0;
  const { document } = state;
  let left: Edit[] = state[from];
  let passed = 0;
  for (let last = left.at(-1); last !== undefined; last = left.at(-1)) {
    const along = stepAlong(last, document);
    if (along.kind === 'lost') {
      left = [];
      break;
    }
    if (along.kind === 'taken') {
      if (passed > 0) break;
      const { line, back, command } = along;
      const made: Edit = { command, inverse: back, mergeKey: undefined, at: last.at };
      const top = line === along.document ? made : { ...made, line };
      store.setState({
        document: along.document,
        [from]: withoutTop(left, line, along.document),
        [to]: withTop(state[to], top, { before: last.line ?? document, document }),
        ...queued(state, command, false),
        ...keepSelection(state, along.document),
      });
      return 0;
    }
    if (along.kind === 'changedFurther') passed += 1;
    left = withoutTop(left, along.line, document);
  }
  store.setState({ [from]: left });
  return passed;
}

function joins(last: Edit | undefined, made: Edit): boolean {
  if (last === undefined || last.line !== undefined) return false;
  return last.mergeKey === made.mergeKey && made.at - last.at < MERGE_WITHIN_MS;
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
  // A whole document makes what waits before it needless; it may be large, and undo may send many.
  const isWhole = command.type === 'replaceDocument';
  const before = isWhole ? [] : replaces ? state.unsent.slice(0, -1) : state.unsent;
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
