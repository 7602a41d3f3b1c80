/** One version on the canvas with its panel, to look at: a designer of its own that changes nothing. */
import type { FlowDocument } from '@flowbridge/flow';
import { Button } from 'antd';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { PageLoading } from '../../app/page-loading.tsx';
import type { CanvasHandle } from '../canvas/canvas-handle.ts';
import { FlowCanvas } from '../canvas/flow-canvas.tsx';
import { SidePanel } from '../panel/side-panel.tsx';
import { ProblemsContext } from '../problems/problems-context.ts';
import { createDesignerStore } from '../store/create-designer-store.ts';
import { DesignerContext, useDesigner, useDesignerState } from '../store/designer-context.ts';
import { clearSelection, selectStep, selectTrigger } from '../store/selection.ts';
import { SideFailure } from './side-failure.tsx';
import { useSideDocument } from './use-side-document.ts';
import type { VersionNavigation } from './version-address.ts';

type Props = { number: number; navigation: VersionNavigation };

export function VersionPage({ number, navigation }: Props) {
  const { t } = useTranslation('versions');
  const { document, error, retry } = useSideDocument(number);
  if (error !== undefined) return <SideFailure error={error} retry={retry} />;
  if (document === undefined) return <PageLoading />;
  return (
    <div className="versions-main">
      <div className="versions-bar" role="status">
        <span>{t('readOnly', { version: number })}</span>
        <Button size="small" data-testid="versions-back" onClick={navigation.close}>
          {t('close')}
        </Button>
      </div>
      <VersionDesigner document={document} />
    </div>
  );
}

/** No draft has this revision: nothing that belongs to the draft, such as its undo history, is taken up. */
const NO_REVISION = -1;
const NO_PROBLEMS: [] = [];

function VersionDesigner({ document }: { document: FlowDocument }) {
  const { connectors } = useDesigner();
  const id = useDesignerState((state) => state.flowId);
  const bindings = useDesignerState((state) => state.bindings);
  const canvas = useRef<CanvasHandle>(null);
  const store = useMemo(
    () => createDesignerStore({ id, revision: NO_REVISION, document, bindings }, true),
    [id, document, bindings],
  );
  const designer = useMemo(() => ({ store, connectors, canvas }), [store, connectors]);
  const selectedSteps = useStore(store, (state) => state.selectedSteps);
  const selectedTrigger = useStore(store, (state) => state.selectedTrigger);
  return (
    <DesignerContext value={designer}>
      <ProblemsContext value={NO_PROBLEMS}>
        <div className="versions-split">
          <div className="versions-canvas">
            <FlowCanvas
              handle={canvas}
              document={document}
              connectors={connectors}
              selectedSteps={selectedSteps}
              selectedTrigger={selectedTrigger}
              onSelectStep={(stepId, additive) => selectStep(store, stepId, additive)}
              onSelectTrigger={(triggerId) => selectTrigger(store, triggerId)}
              onClearSelection={() => clearSelection(store)}
            />
          </div>
          <div className="versions-details">
            <SidePanel />
          </div>
        </div>
      </ProblemsContext>
    </DesignerContext>
  );
}
