/** What the designer's parts that describe and draw documents reach, outside the designer; nothing is edited. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { FlowDocument } from '@flowbridge/flow';
import { type ReactNode, useMemo, useRef } from 'react';
import type { CanvasHandle } from '../../designer/canvas/canvas-handle.ts';
import { createDesignerStore } from '../../designer/store/create-designer-store.ts';
import { DesignerContext } from '../../designer/store/designer-context.ts';

type Props = {
  flowId: string;
  document: FlowDocument;
  connectors: readonly ConnectorManifest[];
  children: ReactNode;
};

export function WithDesignerWords({ flowId, document, connectors, children }: Props) {
  const canvas = useRef<CanvasHandle>(null);
  const designer = useMemo(() => {
    const opened = { id: flowId, revision: 0, document, bindings: { connections: {}, parameters: {} } };
    return { store: createDesignerStore(opened, true), connectors, canvas };
  }, [flowId, document, connectors]);
  return <DesignerContext value={designer}>{children}</DesignerContext>;
}
