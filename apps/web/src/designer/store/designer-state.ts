/**
 * The state of one opened flow, as plain data. Behaviour is in the small functions beside it.
 *
 * Saving is a state machine (`save`): saved → waiting (an edit was made) → saving (commands are on their way) → saved;
 * saving → failed (network; waits, retries) → saving; saving → conflict (the draft moved on) → saved by reloading or
 * waiting by re-applying. `document` always holds all edits: what is stored at `revision`, then `sending`, then `unsent`.
 * An edit is never dropped without the person having chosen so.
 */
import type { Command, FlowDocument, JsonValue, StepId, TriggerId } from '@flowbridge/flow';
import type { StoreApi } from 'zustand';
import type { SlotAddress } from '../canvas/canvas-model.ts';

export type Edit = { command: Command; inverse: Command; mergeKey: string | undefined; at: number };

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

export type DesignerState = {
  flowId: string;
  clientId: string;
  readOnly: boolean;
  document: FlowDocument;
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
};

export type DesignerStore = StoreApi<DesignerState>;
