/**
 * The draft is changed by commands only: the browser applies them at once and sends them here, where the same code applies them
 * to the draft at the revision they were made on. Everything or nothing is saved, with the commands, as the next revision.
 */
import { type FlowRow, findRevisionAuthor, saveDraft } from '@flowbridge/db';
import { applyCommand, type Command, type FlowDocument } from '@flowbridge/flow';
import { expressionLanguage } from '../catalog/expression-language.ts';
import type { Access } from '../contract/access.ts';
import type { ApplyCommandsInput, ReplaceDraftInput, RevisionConflictDetails } from '../contract/flows.ts';
import { Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { parseDocument, readDocument } from './read-document.ts';
import { requireFlow } from './resolve-version.ts';

export async function applyCommands(
  deps: ApiDeps,
  access: Access,
  input: ApplyCommandsInput,
): Promise<{ revision: number }> {
  return edit(deps, access, { ...input, clientId: input.clientId });
}

/** Replaces the whole draft (REST, import): one command like any other, so history and undo know it. */
export async function replaceDraft(
  deps: ApiDeps,
  access: Access,
  { id, revision, document }: ReplaceDraftInput,
): Promise<{ revision: number }> {
  const command: Command = { type: 'replaceDocument', document: parseDocument(document) };
  return edit(deps, access, { id, revision, commands: [command], clientId: null });
}

type Edit = { id: string; revision: number; commands: Command[]; clientId: string | null };

async function edit(deps: ApiDeps, access: Access, { id, revision, commands, clientId }: Edit) {
  const { tenantId, userId } = access;
  const flow = await requireFlow(deps, access, id);
  if (flow.revision !== revision) throw await conflict(deps, flow);
  const document = apply(readDocument(flow.draft), commands);
  const saved = await saveDraft(deps.db, {
    tenantId,
    flowId: id,
    revision,
    document,
    commands,
    userId,
    clientId,
  });
  if (saved !== undefined) {
    // The draft is saved; that others see it a little later is no failure.
    await deps.presence
      .draftSaved({ tenantId, flowId: id })
      .catch((error) => deps.log.warn({ err: error }, 'a saved draft was not told'));
    return { revision: saved };
  }
  throw await conflict(deps, await requireFlow(deps, access, id));
}

function apply(draft: FlowDocument, commands: Command[]): FlowDocument {
  return commands.reduce((document, command, index) => {
    const applied = applyCommand(document, command, expressionLanguage);
    if (applied.ok) return applied.document;
    const { problem } = applied;
    throw new Refusal('commandRefused', {
      message: problem.message,
      path: problem.path,
      details: { index, type: command.type, problem },
    });
  }, draft);
}

async function conflict(deps: ApiDeps, flow: FlowRow): Promise<Refusal> {
  const author = await findRevisionAuthor(deps.db, {
    tenantId: flow.tenantId,
    flowId: flow.id,
    revision: flow.revision,
  });
  const details: RevisionConflictDetails = {
    revision: flow.revision,
    document: readDocument(flow.draft),
    author: author?.user ?? null,
    clientId: author?.clientId ?? null,
  };
  return new Refusal('revisionConflict', {
    message: `The draft is at revision ${flow.revision}.`,
    hint: 'Read the flow again and repeat the change on its present revision.',
    details,
  });
}
