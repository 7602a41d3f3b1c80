/**
 * What the canvas draws and whom it tells. The designer and the run page fill it; cards read only the part they show, so
 * that an edit re-renders the cards it touches and no others.
 */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { FlowDocument, LaneId, Note, StepId, TriggerId } from '@flowbridge/flow';
import { createContext, type PointerEvent, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { ChangeMark } from './change-marks.ts';
import type { StepRunCounts } from './run-colour.ts';

export type ScreenPoint = { x: number; y: number };
export type SlotAddress = { lane: LaneId; index: number };
export type MenuTarget =
  | { kind: 'step'; stepId: StepId }
  | { kind: 'trigger'; triggerId: TriggerId }
  | { kind: 'slot'; slot: SlotAddress }
  | { kind: 'lane'; lane: LaneId }
  | { kind: 'note'; noteId: Note['id'] }
  | { kind: 'canvas' };

/** What a canvas that can be edited reports; absent on a read-only one. */
export type CanvasEditing = {
  openPicker(slot: SlotAddress, at: ScreenPoint): void;
  openTriggerPicker(at: ScreenPoint): void;
  openMenu(target: MenuTarget, at: ScreenPoint): void;
  stepPressed(event: PointerEvent, stepId: StepId): void;
};

/** What happens to notes; absent where they are only read. */
export type NoteEditing = {
  /** The note being written; perhaps a new one. */
  writing: Note | undefined;
  write(note: Note): void;
  finish(text: string): void;
  put(note: Note): void;
  remove(noteId: Note['id']): void;
};

export type ProblemCount = { errors: number; warnings: number };

export type CanvasModel = {
  document: FlowDocument;
  connectors: readonly ConnectorManifest[];
  selectedSteps: ReadonlySet<string>;
  selectedTrigger: string | undefined;
  /** By step id or trigger id. */
  problems: ReadonlyMap<string, ProblemCount>;
  /** By step id; absent when no run is shown. */
  runs: ReadonlyMap<string, StepRunCounts> | undefined;
  /** By step id or trigger id; absent when no versions are compared. */
  marks: ReadonlyMap<string, ChangeMark> | undefined;
  collapsed: ReadonlySet<StepId>;
  /** Something is being dragged: slots show themselves. */
  dragging: boolean;
  /** Node id of the slot under the dragged thing. */
  litSlot: string | undefined;
  /** Steps being dragged, drawn faded. */
  moving: ReadonlySet<string>;
  edit: CanvasEditing | undefined;
  selectStep(stepId: StepId, additive: boolean): void;
  openStep(stepId: StepId): void;
  selectTrigger(triggerId: TriggerId): void;
  toggleCollapsed(stepId: StepId): void;
};

export const CanvasContext = createContext<StoreApi<CanvasModel> | undefined>(undefined);

export function useCanvas<T>(read: (model: CanvasModel) => T): T {
  return useStore(useCanvasStore(), read);
}

export function useCanvasStore(): StoreApi<CanvasModel> {
  const store = useContext(CanvasContext);
  if (store === undefined) throw new Error('useCanvas is used outside a FlowCanvas');
  return store;
}
