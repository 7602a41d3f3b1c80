/** Sends unsent commands to the server. One request at a time; what is edited meanwhile goes with the next. */
import { applyCommand, type Command, type FlowDocument, sameValue } from '@flowbridge/flow';
import { errorCode, errorDetails } from '../../server/error-text.ts';
import type { ServerClient } from '../../server/trpc.ts';
import type { Conflict, DesignerStore } from './designer-state.ts';
import { language } from './expression-language.ts';
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
    settle(store, commands, revision);
  } catch (error) {
    const moved = conflictOf(error);
    if (moved && isOwnEcho(store, commands, moved)) {
      settle(store, commands, moved.revision);
      return;
    }
    store.setState(({ unsent }) => ({ sending: [], unsent: [...commands, ...unsent] }));
    store.setState({ save: moved ? { kind: 'conflict', theirs: moved } : { kind: 'failed', error } });
  }
}

/** What was sent is stored. */
function settle(store: DesignerStore, commands: readonly Command[], revision: number): void {
  store.setState(({ unsent, stored, document }) => ({
    revision,
    stored: unsent.length === 0 ? document : applied(stored, commands),
    sending: [],
    save: unsent.length === 0 ? { kind: 'saved' } : { kind: 'waiting' },
  }));
  saveHistory(store.getState());
}

const applied = (document: FlowDocument, commands: readonly Command[]): FlowDocument =>
  commands.reduce((before, command) => {
    const result = applyCommand(before, command, language);
    return result.ok ? result.document : before;
  }, document);

/** The first sending had arrived and only its answer was lost: what the server has is what was sent. */
function isOwnEcho(store: DesignerStore, commands: readonly Command[], moved: Moved): boolean {
  const { clientId, stored, revision } = store.getState();
  if (moved.clientId !== clientId || moved.revision !== revision + 1) return false;
  return sameValue(applied(stored, commands), moved.document);
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

type Moved = Conflict & { clientId: string | undefined };

function conflictOf(error: unknown): Moved | undefined {
  if (errorCode(error) !== 'revisionConflict') return undefined;
  const { revision, document, author, clientId } = errorDetails(error) as {
    revision: number;
    document: FlowDocument;
    author: { name: string } | null;
    clientId: string | null;
  };
  return { revision, document, authorName: author?.name, clientId: clientId ?? undefined };
}
