/**
 * The state of one opened flow, as plain data. Behaviour is in the small functions beside it.
 *
 * Saving is a state machine (`save`): saved → waiting (an edit was made) → saving (commands are on their way) → saved;
 * saving → failed (network; waits, retries) → saving; saving → conflict (the draft moved on) → saved by taking theirs, or
 * waiting by keeping mine or merging. `document` always holds all edits: `stored` (what the server has at `revision`), then
 * `sending`, then `unsent`. An edit is never dropped without the person having chosen so.
 */
import type {
  Command,
  FlowDocument,
  JsonValue,
  Note,
  OutsideStep,
  Parameter,
  StepId,
  TriggerId,
} from '@flowbridge/flow';
import type { StoreApi } from 'zustand';
import type { SlotAddress } from '../canvas/canvas-model.ts';

export type Edit = {
  command: Command;
  inverse: Command;
  mergeKey: string | undefined;
  at: number;
  /** The own document that `inverse` is applied to, where that is not what the edit above leaves (`history-lines.ts`). */
  line?: FlowDocument;
};

/** The draft as somebody else has saved it meanwhile. */
export type Conflict = { revision: number; document: FlowDocument; authorName: string | undefined };

export type SaveState =
  | { kind: 'saved' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'conflict'; theirs: Conflict };

export type Bindings = { connections: Record<string, string>; parameters: Record<string, JsonValue> };

export type PanelTab = 'input' | 'settings' | 'output' | 'test' | 'errors' | 'note';

export type DragSession = {
  /** What is dragged: new things from the palette by item id, or steps of the canvas. */
  what: { kind: 'item'; itemId: string } | { kind: 'steps'; stepIds: StepId[] };
  label: string;
  at: { x: number; y: number };
  /** Node id of the slot that would take it; `addTrigger` for the trigger row. */
  litSlot: string | undefined;
  slot: SlotAddress | undefined;
};

/** What lies over the designer because a key or a menu asked for it; one at a time. */
export type Overlay =
  | { kind: 'commands' }
  | { kind: 'help' }
  /** Deleting these steps breaks others: the person decides. */
  | { kind: 'remove'; stepIds: StepId[] }
  | { kind: 'replace'; stepId: StepId }
  | { kind: 'rebind' };

/** What the clipboard told about the place its steps were copied from. */
export type PastedFrom = {
  outside: OutsideStep[];
  /** Definitions of the parameters that the steps read, without their values. */
  parameters: Parameter[];
  /** By connector key. */
  connections: Record<string, { id: string; name: string }>;
};

export type DesignerState = {
  flowId: string;
  clientId: string;
  readOnly: boolean;
  document: FlowDocument;
  /** The draft that the server has at `revision`: what edits that are not saved yet were made on. */
  stored: FlowDocument;
  revision: number;
  unsent: Command[];
  sending: Command[];
  save: SaveState;
  undo: Edit[];
  redo: Edit[];
  bindings: Bindings;
  selectedSteps: ReadonlySet<StepId>;
  selectedTrigger: TriggerId | undefined;
  tab: PanelTab;
  /** Run of the last test of a step alone, by step id. */
  stepTests: Readonly<Record<string, string>>;
  /** A field the panel should scroll to and focus: pointer inside the step or trigger, `/config/input/filter`. */
  focusField: string | undefined;
  drag: DragSession | undefined;
  overlay: Overlay | undefined;
  /** The bar that searches the flow is open. */
  finding: boolean;
  /** Of the last paste; helps to find what stands for what was left behind. */
  pasted: PastedFrom | undefined;
  /** The note being written; a new one is in the document only once it says something. */
  writingNote: Note | undefined;
};

export type DesignerStore = StoreApi<DesignerState>;
