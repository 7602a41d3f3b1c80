/** Sends unsent commands to the server. One request at a time; what is edited meanwhile goes with the next. */
import { applyCommand, type Command, type FlowDocument } from '@flowbridge/flow';
import { errorCode, errorDetails } from '../../server/error-text.ts';
import type { ServerClient } from '../../server/trpc.ts';
import type { Conflict, DesignerStore } from './designer-state.ts';
import { language } from './edit.ts';
import { saveHistory } from './history-storage.ts';

const MOST_COMMANDS = 500;

export async function saveDraft(store: DesignerStore, client: ServerClient): Promise<void> {
  const state = store.getState();
  if (state.sending.length > 0 || state.unsent.length === 0 || state.save.kind === 'conflict') return;
  const commands = state.unsent.slice(0, MOST_COMMANDS);
  store.setState({ sending: commands, unsent: state.unsent.slice(MOST_COMMANDS), save: { kind: 'saving' } });
  try {
    const { revision } = await client.flows.applyCommands.mutate({
      id: state.flowId,
      revision: state.revision,
      commands,
      clientId: state.clientId,
    });
    store.setState(({ unsent }) => ({
      revision,
      sending: [],
      save: unsent.length === 0 ? { kind: 'saved' } : { kind: 'waiting' },
    }));
    saveHistory(store.getState());
  } catch (error) {
    store.setState(({ unsent }) => ({ sending: [], unsent: [...commands, ...unsent] }));
    const theirs = conflictOf(error);
    store.setState({ save: theirs ? { kind: 'conflict', theirs } : { kind: 'failed', error } });
  }
}

/** Saves until nothing is unsaved; false when that cannot be done now (no network, a conflict). */
export async function settleDraft(store: DesignerStore, client: ServerClient): Promise<boolean> {
  for (;;) {
    const { sending, unsent, save } = store.getState();
    if (sending.length > 0) {
      await nextChange(store);
      continue;
    }
    if (save.kind === 'conflict') return false;
    if (unsent.length === 0) return true;
    await saveDraft(store, client);
    if (store.getState().save.kind === 'failed') return false;
  }
}

function nextChange(store: DesignerStore): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.subscribe(() => {
      stop();
      resolve();
    });
  });
}

function conflictOf(error: unknown): Conflict | undefined {
  if (errorCode(error) !== 'revisionConflict') return undefined;
  const { revision, document, author } = errorDetails(error) as {
    revision: number;
    document: FlowDocument;
    author: { name: string } | null;
  };
  return { revision, document, authorName: author?.name };
}

/** Takes the other version; edits that were not saved are given up, by the person's choice. */
export function takeTheirs(store: DesignerStore): void {
  const { save } = store.getState();
  if (save.kind !== 'conflict') return;
  const { revision, document } = save.theirs;
  store.setState({
    document,
    revision,
    unsent: [],
    sending: [],
    undo: [],
    redo: [],
    save: { kind: 'saved' },
  });
}

/** Puts the unsaved edits on top of the other version; gives how many no longer fit and were left out. */
export function reapplyOnTheirs(store: DesignerStore): number {
  const { save, unsent } = store.getState();
  if (save.kind !== 'conflict') return 0;
  let { document } = save.theirs;
  const kept: Command[] = [];
  for (const command of unsent) {
    const result = applyCommand(document, command, language);
    if (!result.ok) continue;
    document = result.document;
    kept.push(command);
  }
  store.setState({
    document,
    revision: save.theirs.revision,
    unsent: kept,
    undo: [],
    redo: [],
    save: kept.length === 0 ? { kind: 'saved' } : { kind: 'waiting' },
  });
  return unsent.length - kept.length;
}
