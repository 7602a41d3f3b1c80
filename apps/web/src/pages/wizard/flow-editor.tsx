/** Everything the designer's forms need of one flow, without its canvas. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import '../../designer/designer.css';
import '../../designer/panel.css';
import type { CanvasHandle } from '../../designer/canvas/canvas-handle.ts';
import { FlowContext } from '../../designer/flow-context.ts';
import { ProblemsContext } from '../../designer/problems/problems-context.ts';
import { useValidation } from '../../designer/problems/use-validation.ts';
import { type Designer, DesignerContext } from '../../designer/store/designer-context.ts';
import { useAutosave } from '../../designer/store/use-autosave.ts';
import { SampleRunContext } from '../../designer/test-run/sample-run.ts';
import { SaveBadge } from '../../designer/toolbar/save-badge.tsx';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { useWizard } from './wizard-context.ts';

export function FlowEditor({ flowId, children }: { flowId: string; children: ReactNode }) {
  const { connectors, storeOf } = useWizard();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const canvas = useRef<CanvasHandle>(null);
  const store = storeOf(flowId);
  const designer: Designer = useMemo(() => ({ store, connectors, canvas }), [store, connectors]);
  const problems = useValidation(designer);
  useAutosave(store);
  const flow = useQuery(trpc.flows.get.queryOptions({ id: flowId }));
  const runs = useQuery(trpc.runs.list.queryOptions({ flowId, limit: 20 }));
  const sample = runs.data?.items.find(({ test }) => test?.only == null);
  if (flow.isError) return <Alert type="error" showIcon title={errorText(flow.error)} />;
  if (!flow.data) return <Skeleton active />;
  return (
    <FlowContext value={flow.data}>
      <DesignerContext value={designer}>
        <ProblemsContext value={problems}>
          <SampleRunContext value={sample?.id}>
            <div className="wizard-save">
              <SaveBadge />
            </div>
            {children}
          </SampleRunContext>
        </ProblemsContext>
      </DesignerContext>
    </FlowContext>
  );
}

/** Shows a flow's draft as its editors leave it: for parts of the wizard that stand outside of them. */
export function useDraft(flowId: string) {
  const { storeOf } = useWizard();
  const store = storeOf(flowId);
  const [document, setDocument] = useState(store.getState().document);
  useEffect(() => {
    setDocument(store.getState().document);
    return store.subscribe((state) => setDocument(state.document));
  }, [store]);
  return document;
}
