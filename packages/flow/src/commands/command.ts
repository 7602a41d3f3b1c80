/** All edits of a flow document. One file each: payload schema, apply, inverse. */
import { z } from 'zod';
import { checkJsonShape } from '../document/check-json-shape.ts';
import { shapeProblem } from '../document/shape-problem.ts';
import { type AddBranch, addBranchSchema } from './add-branch.ts';
import { type AddCase, addCaseSchema } from './add-case.ts';
import { type AddFragment, addFragmentSchema } from './add-fragment.ts';
import { type AddStep, addStepSchema } from './add-step.ts';
import { type AddTrigger, addTriggerSchema } from './add-trigger.ts';
import { type ChangeStep, changeStepSchema } from './change-step.ts';
import { type ChangeTrigger, changeTriggerSchema } from './change-trigger.ts';
import { type DuplicateSteps, duplicateStepsSchema } from './duplicate-steps.ts';
import { type MoveBranch, moveBranchSchema } from './move-branch.ts';
import { type MoveCase, moveCaseSchema } from './move-case.ts';
import { type MoveSteps, moveStepsSchema } from './move-steps.ts';
import { type PlaceSteps, placeStepsSchema } from './place-steps.ts';
import { type PutContents, putContentsSchema } from './put-contents.ts';
import { type PutNote, putNoteSchema } from './put-note.ts';
import { type RebindReferences, rebindReferencesSchema } from './rebind-references.ts';
import { type RemoveBranch, removeBranchSchema } from './remove-branch.ts';
import { type RemoveCase, removeCaseSchema } from './remove-case.ts';
import { type RemoveNote, removeNoteSchema } from './remove-note.ts';
import { type RemoveSteps, removeStepsSchema } from './remove-steps.ts';
import { type RemoveTrigger, removeTriggerSchema } from './remove-trigger.ts';
import { type RenameKey, renameKeySchema } from './rename-key.ts';
import { type ReplaceDocument, replaceDocumentSchema } from './replace-document.ts';
import { type ReplaceStep, replaceStepSchema } from './replace-step.ts';
import { type SetNotes, setNotesSchema } from './set-notes.ts';
import { type SetParameters, setParametersSchema } from './set-parameters.ts';
import { type SetSettings, setSettingsSchema } from './set-settings.ts';
import { type UnwrapStep, unwrapStepSchema } from './unwrap-step.ts';
import { type WrapSteps, wrapStepsSchema } from './wrap-steps.ts';

/** Several commands as one: all of them are applied, or none. */
export type Batch = { type: 'batch'; commands: Command[] };

export type Command =
  | AddBranch
  | AddCase
  | AddFragment
  | AddStep
  | AddTrigger
  | Batch
  | ChangeStep
  | ChangeTrigger
  | DuplicateSteps
  | MoveBranch
  | MoveCase
  | MoveSteps
  | PlaceSteps
  | PutContents
  | PutNote
  | RebindReferences
  | RemoveBranch
  | RemoveCase
  | RemoveNote
  | RemoveSteps
  | RemoveTrigger
  | RenameKey
  | ReplaceDocument
  | ReplaceStep
  | SetNotes
  | SetParameters
  | SetSettings
  | UnwrapStep
  | WrapSteps;

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

const batchSchema = z.strictObject({
  type: z.literal('batch'),
  get commands(): z.ZodArray<z.ZodType<Command>> {
    return z.array(anyCommand).max(5000);
  },
});

const anyCommand: z.ZodType<Command> = z.discriminatedUnion('type', [
  addBranchSchema,
  addCaseSchema,
  addFragmentSchema,
  addStepSchema,
  addTriggerSchema,
  batchSchema,
  changeStepSchema,
  changeTriggerSchema,
  duplicateStepsSchema,
  moveBranchSchema,
  moveCaseSchema,
  moveStepsSchema,
  placeStepsSchema,
  putContentsSchema,
  putNoteSchema,
  rebindReferencesSchema,
  removeBranchSchema,
  removeCaseSchema,
  removeNoteSchema,
  removeStepsSchema,
  removeTriggerSchema,
  renameKeySchema,
  replaceDocumentSchema,
  replaceStepSchema,
  setNotesSchema,
  setParametersSchema,
  setSettingsSchema,
  unwrapStepSchema,
  wrapStepsSchema,
]);

/** Reads a command from outside; hostile JSON is refused before the payload schemas see it. */
export const commandSchema: z.ZodType<Command> = z
  .unknown()
  .superRefine((value, context) => {
    const fault = checkJsonShape(value);
    if (fault === undefined) return;
    const { message } = shapeProblem(value, fault);
    context.addIssue({ code: 'custom', message: message.en, path: fault.path });
  })
  .pipe(anyCommand);
