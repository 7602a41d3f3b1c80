/**
 * Names before a merge. A step that one side renamed is renamed in all three documents, references and all, so that what the
 * other wrote with the old name finds it (renamed by both: theirs). New things of both sides that were given one name
 * get two: mine the next free one.
 */
import { applyCommand } from '../commands/apply-command.ts';
import type { RenameKey } from '../commands/rename-key.ts';
import type { FlowDocument } from '../document/document.ts';
import type { ExpressionLanguage } from '../references/expression-language.ts';
import { stepByKey, stepOf } from '../tree/lookup.ts';
import { freeKey } from '../tree/unique-key.ts';
import type { ThreeDocuments } from './three.ts';

export function alignKeys(three: ThreeDocuments, language: ExpressionLanguage): ThreeDocuments {
  const rename = (document: FlowDocument, command: Omit<RenameKey, 'type'>): FlowDocument => {
    const result = applyCommand(document, { type: 'renameKey', ...command }, language);
    // A name that is taken there stays; the check of the merged document tells whether that is a problem.
    return result.ok ? result.document : document;
  };
  return followRenames(withOwnNames(three, rename), rename);
}

type Rename = (document: FlowDocument, command: Omit<RenameKey, 'type'>) => FlowDocument;

function followRenames({ base, mine, theirs }: ThreeDocuments, rename: Rename): ThreeDocuments {
  let three = { base, mine, theirs };
  for (const { id, key: was } of Object.values(base.steps)) {
    const [here, there] = [stepOf(mine, id)?.key, stepOf(theirs, id)?.key];
    const key = there !== undefined && there !== was ? there : here;
    if (key === undefined || (key === was && (there ?? was) === was)) continue;
    const renamed = (document: FlowDocument) =>
      stepOf(document, id) === undefined || stepOf(document, id)?.key === key
        ? document
        : rename(document, { stepId: id, key });
    three = { base: renamed(three.base), mine: renamed(three.mine), theirs: renamed(three.theirs) };
  }
  return three;
}

function withOwnNames({ base, mine, theirs }: ThreeDocuments, rename: Rename): ThreeDocuments {
  let own = mine;
  const taken = (key: string) =>
    [base, own, theirs].some((document) => stepByKey(document, key) !== undefined);
  for (const { id, key } of Object.values(mine.steps)) {
    const holder = stepByKey(theirs, key);
    const isNew = stepOf(base, id)?.key !== key;
    if (isNew && holder !== undefined && holder.id !== id)
      own = rename(own, { stepId: id, key: freeKey(key, taken) });
  }
  const triggerTaken = (key: string) =>
    [base, own, theirs].some((document) => document.triggers.some((each) => each.key === key));
  for (const { id, key } of mine.triggers) {
    const holder = theirs.triggers.find((each) => each.key === key);
    const isNew = base.triggers.find((each) => each.id === id)?.key !== key;
    if (isNew && holder !== undefined && holder.id !== id) {
      own = rename(own, { triggerId: id, key: freeKey(key, triggerTaken) });
    }
  }
  return { base, mine: own, theirs };
}
