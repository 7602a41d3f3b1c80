import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { createContext, type RefObject, useContext } from 'react';
import { useStore } from 'zustand';
import type { CanvasHandle } from '../canvas/canvas-handle.ts';
import type { DesignerState, DesignerStore } from './designer-state.ts';

/** What every part of the designer can reach. */
export type Designer = {
  store: DesignerStore;
  connectors: readonly ConnectorManifest[];
  canvas: RefObject<CanvasHandle | null>;
};

export const DesignerContext = createContext<Designer | undefined>(undefined);

export function useDesigner(): Designer {
  const designer = useContext(DesignerContext);
  if (designer === undefined) throw new Error('useDesigner is used outside the designer page');
  return designer;
}

export function useDesignerState<T>(read: (state: DesignerState) => T): T {
  return useStore(useDesigner().store, read);
}

/** The connectors for whatever is shown outside the designer and compares or words flows. */
export const ConnectorsContext = createContext<readonly ConnectorManifest[] | undefined>(undefined);

/** The connectors of the designer, or those of `ConnectorsContext` outside it. */
export function useConnectors(): readonly ConnectorManifest[] {
  const outside = useContext(ConnectorsContext);
  const designer = useContext(DesignerContext);
  const connectors = outside ?? designer?.connectors;
  if (connectors === undefined) throw new Error('useConnectors is used without a designer or connectors');
  return connectors;
}
