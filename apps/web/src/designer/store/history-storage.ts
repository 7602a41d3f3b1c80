/**
 * Undo survives a reload of the page: the stacks lie in session storage with the document they lead back from. When the draft
 * has another content at the reload (a colleague saved meanwhile), that document becomes their line.
 */
import type { Command, FlowDocument } from '@flowbridge/flow';
import type { DesignerState, Edit } from './designer-state.ts';
import { putUnder } from './history-lines.ts';
import { type PackedDocument, packDocument, unpackDocument } from './pack-document.ts';
import { type ChainLink, packTexts, unpackTexts } from './text-chain.ts';

type History = Pick<DesignerState, 'undo' | 'redo'>;

/** Newest edit first: the oldest can be given up, and what others are packed against is there. */
type PackedStack = { inverses: ChainLink[]; lines: (PackedDocument | null)[] };
type PackedHistory = { document: FlowDocument; undo: PackedStack; redo: PackedStack };

const slot = (flowId: string) => `flowbridge.edits.${flowId}`;

/** Stores the stacks; when they are larger than the storage takes, the older half of undo is given up until they fit. */
export function saveHistory(state: Pick<DesignerState, 'flowId' | 'document' | 'undo' | 'redo'>): void {
  const { flowId, document } = state;
  const packed: PackedHistory = {
    document,
    undo: packStack(state.undo, document),
    redo: packStack(state.redo, document),
  };
  for (let left = state.undo.length; ; left = Math.floor(left / 2)) {
    try {
      const text = JSON.stringify({ ...packed, undo: newest(packed.undo, left) });
      sessionStorage.setItem(slot(flowId), text);
      return;
    } catch {
      // Full or forbidden. With nothing left to give up, undo ends with the page.
      if (left === 0) break;
    }
  }
  sessionStorage.removeItem(slot(flowId));
}

/** What was stored for the flow, for a draft that says `document` now. */
export function loadHistory(flowId: string, document: FlowDocument): History {
  const none: History = { undo: [], redo: [] };
  const text = sessionStorage.getItem(slot(flowId));
  if (text === null) return none;
  try {
    const packed: PackedHistory = JSON.parse(text);
    // Of another release: its documents are not ours.
    if (packed.document.schemaVersion !== document.schemaVersion) return none;
    const [undo, redo] = [
      unpackStack(packed.undo, packed.document),
      unpackStack(packed.redo, packed.document),
    ];
    return {
      undo: putUnder(undo, packed.document, document),
      redo: putUnder(redo, packed.document, document),
    };
  } catch {
    return none;
  }
}

function packStack(stack: readonly Edit[], document: FlowDocument): PackedStack {
  const edits = [...stack].reverse();
  return {
    inverses: packTexts(edits.map(({ inverse }) => ({ text: textOf(inverse), kind: subjectOf(inverse) }))),
    lines: edits.map(({ line }) => (line === undefined ? null : packDocument(line, document))),
  };
}

function unpackStack({ inverses, lines }: PackedStack, document: FlowDocument): Edit[] {
  const edits = unpackTexts(inverses).map((text, at): Edit => {
    const inverse: Command = JSON.parse(text);
    // Only an edit just made is joined or asked for its command.
    const edit: Edit = { command: inverse, inverse, mergeKey: undefined, at: 0 };
    const line = lines[at];
    return line ? { ...edit, line: unpackDocument(line, document) } : edit;
  });
  return edits.reverse();
}

const newest = ({ inverses, lines }: PackedStack, count: number): PackedStack => ({
  inverses: inverses.slice(0, count),
  lines: lines.slice(0, count),
});

/** A command never changes: it is written once, not at each save. */
const texts = new WeakMap<Command, string>();

function textOf(command: Command): string {
  const text = texts.get(command) ?? JSON.stringify(command);
  texts.set(command, text);
  return text;
}

/** Commands that are likely to say nearly the same. */
const subjectOf = (command: Command): string =>
  command.type + ('stepId' in command ? command.stepId : 'triggerId' in command ? command.triggerId : '');
