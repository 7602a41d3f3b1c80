import type { FlowDocument } from '../document/document.ts';
import type { ExpressionLanguage } from '../references/expression-language.ts';
import { applyAddBranch } from './add-branch.ts';
import { applyAddCase } from './add-case.ts';
import { applyAddFragment } from './add-fragment.ts';
import { applyAddStep } from './add-step.ts';
import { applyAddTrigger } from './add-trigger.ts';
import { applyChangeStep } from './change-step.ts';
import { applyChangeTrigger } from './change-trigger.ts';
import type { Batch, Command, CommandOf, CommandType } from './command.ts';
import { applyDuplicateSteps } from './duplicate-steps.ts';
import { applyMoveBranch } from './move-branch.ts';
import { applyMoveCase } from './move-case.ts';
import { applyMoveSteps } from './move-steps.ts';
import { applyPlaceSteps } from './place-steps.ts';
import { applyPutContents } from './put-contents.ts';
import { applyPutNote } from './put-note.ts';
import { applyRebindReferences } from './rebind-references.ts';
import { applyRemoveBranch } from './remove-branch.ts';
import { applyRemoveCase } from './remove-case.ts';
import { applyRemoveNote } from './remove-note.ts';
import { applyRemoveSteps } from './remove-steps.ts';
import { applyRemoveTrigger } from './remove-trigger.ts';
import { applyRenameKey } from './rename-key.ts';
import { applyReplaceDocument } from './replace-document.ts';
import { applyReplaceStep } from './replace-step.ts';
import { type Apply, type CommandResult, done } from './result.ts';
import { applySetNotes } from './set-notes.ts';
import { applySetParameters } from './set-parameters.ts';
import { applySetSettings } from './set-settings.ts';
import { applyUnwrapStep } from './unwrap-step.ts';
import { applyWrapSteps } from './wrap-steps.ts';

const registry: { [T in CommandType]: Apply<CommandOf<T>> } = {
  addBranch: applyAddBranch,
  addCase: applyAddCase,
  addFragment: applyAddFragment,
  addStep: applyAddStep,
  addTrigger: applyAddTrigger,
  batch: applyBatch,
  changeStep: applyChangeStep,
  changeTrigger: applyChangeTrigger,
  duplicateSteps: applyDuplicateSteps,
  moveBranch: applyMoveBranch,
  moveCase: applyMoveCase,
  moveSteps: applyMoveSteps,
  placeSteps: applyPlaceSteps,
  putContents: applyPutContents,
  putNote: applyPutNote,
  rebindReferences: applyRebindReferences,
  removeBranch: applyRemoveBranch,
  removeCase: applyRemoveCase,
  removeNote: applyRemoveNote,
  removeSteps: applyRemoveSteps,
  removeTrigger: applyRemoveTrigger,
  renameKey: applyRenameKey,
  replaceDocument: applyReplaceDocument,
  replaceStep: applyReplaceStep,
  setNotes: applySetNotes,
  setParameters: applySetParameters,
  setSettings: applySetSettings,
  unwrapStep: applyUnwrapStep,
  wrapSteps: applyWrapSteps,
};

/**
 * Applies an edit. Pure and deterministic: browser and server get the same document from the same command, and applying
 * `inverse` to it gives back the one before. A refused command changes nothing. The command must have been read by
 * `commandSchema` when it comes from outside.
 */
export function applyCommand(
  document: FlowDocument,
  command: Command,
  language: ExpressionLanguage,
): CommandResult {
  const apply = registry[command.type] as Apply<Command>;
  return apply(document, command, language);
}

function applyBatch(
  document: FlowDocument,
  { commands }: Batch,
  language: ExpressionLanguage,
): CommandResult {
  let current = document;
  const inverses: Command[] = [];
  for (const command of commands) {
    const result = applyCommand(current, command, language);
    if (!result.ok) return result;
    current = result.document;
    inverses.push(result.inverse);
  }
  return done(current, { type: 'batch', commands: inverses.reverse() });
}
