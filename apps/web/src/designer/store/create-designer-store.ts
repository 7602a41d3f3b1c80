import type { FlowDocument } from '@flowbridge/flow';
import { createStore } from 'zustand';
import type { Bindings, DesignerState, DesignerStore } from './designer-state.ts';
import { loadHistory } from './history-storage.ts';

export type OpenedFlow = { id: string; revision: number; document: FlowDocument; bindings: Bindings };

/** The store of a flow just opened; its undo history from before a reload of the page is taken up. */
export function createDesignerStore(flow: OpenedFlow, readOnly: boolean): DesignerStore {
  return createStore<DesignerState>(() => ({
    flowId: flow.id,
    clientId: crypto.randomUUID(),
    readOnly,
    document: flow.document,
    stored: flow.document,
    revision: flow.revision,
    unsent: [],
    sending: [],
    save: { kind: 'saved' },
    ...loadHistory(flow.id, flow.document),
    bindings: flow.bindings,
    selectedSteps: new Set(),
    selectedTrigger: undefined,
    tab: 'input',
    stepTests: {},
    focusField: undefined,
    drag: undefined,
    overlay: undefined,
    finding: false,
    pasted: undefined,
    writingNote: undefined,
  }));
}
