/** The designer: toolbar, palette, canvas, side panel, run panel — and what happens between them. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { StepId, TriggerId } from '@flowbridge/flow';
import { useQuery } from '@tanstack/react-query';
import { Splitter } from 'antd';
import { Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { message } from '../app/feedback/message.ts';
import { lazyPart } from '../app/lazy-part.ts';
import { PageLoading } from '../app/page-loading.tsx';
import { useErrorText } from '../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../server/trpc.ts';
import './designer.css';
import './panel.css';
import type { CanvasHandle } from './canvas/canvas-handle.ts';
import type { CanvasEditing } from './canvas/canvas-model.ts';
import { FlowCanvas } from './canvas/flow-canvas.tsx';
import { useFocusSelected } from './canvas/use-focus-selected.ts';
import { useRevealAdded } from './canvas/use-reveal-added.ts';
import { useWords } from './catalog/use-words.ts';
import { DragGhost } from './drag/drag-ghost.tsx';
import { pressStep } from './drag/press-step.ts';
import type { OpenMenu } from './edits/context-menu.tsx';
import { EditingLayer } from './edits/editing-layer.tsx';
import { type OpenPicker, SlotPicker } from './edits/slot-picker.tsx';
import type { FlowDetail } from './flow-context.ts';
import { useNoteEditing } from './notes/use-note-editing.ts';
import { Palette } from './palette/palette.tsx';
import { useRecentScope } from './palette/use-recent-scope.ts';
import { SidePanel } from './panel/side-panel.tsx';
import { SeatsContext } from './presence/seats-context.ts';
import { usePresence } from './presence/use-presence.ts';
import { countProblems } from './problems/count-problems.ts';
import { ProblemsContext } from './problems/problems-context.ts';
import { useValidation } from './problems/use-validation.ts';
import { withRunFacts } from './run-states/with-run-facts.ts';
import { createDesignerStore } from './store/create-designer-store.ts';
import { type Designer, DesignerContext } from './store/designer-context.ts';
import { saveDraft } from './store/save-draft.ts';
import { clearSelection, selectStep, selectSteps, selectTrigger } from './store/selection.ts';
import { useAutosave } from './store/use-autosave.ts';
import { RunPanel } from './test-run/run-panel.tsx';
import { SampleRunContext } from './test-run/sample-run.ts';
import { startTestRun } from './test-run/start-test-run.ts';
import type { TestInput } from './test-run/test-run-dialog.tsx';
import { TestToContext } from './test-run/test-to.ts';
import { useLiveRun } from './test-run/use-live-run.ts';
import { useOpenedStep } from './test-run/use-opened-step.ts';
import { useShownRun } from './test-run/use-shown-run.ts';
import { Toolbar } from './toolbar/toolbar.tsx';
import { useVersionAddress } from './versions/version-address.ts';

const VersionsView = lazyPart(() => import('./versions/versions-view.tsx'));
const TestRunDialog = lazyPart(async () => ({
  default: (await import('./test-run/test-run-dialog.tsx')).TestRunDialog,
}));

type Props = { flow: FlowDetail; connectors: readonly ConnectorManifest[]; readOnly: boolean };

/** On small screens the canvas keeps its share. */
const PANEL_WIDTH = Math.round(Math.min(400, Math.max(320, window.innerWidth * 0.28)));

export function DesignerWorkbench({ flow, connectors, readOnly }: Props) {
  const { t } = useTranslation('designer');
  const errorText = useErrorText();
  const client = useTRPCClient();
  const trpc = useTRPC();
  const canvas = useRef<CanvasHandle>(null);
  const [store] = useState(() => createDesignerStore(flow, readOnly));
  const designer: Designer = useMemo(() => ({ store, connectors, canvas }), [store, connectors]);
  const words = useWords(connectors);
  const problems = useValidation(designer);
  const counts = useMemo(() => countProblems(problems), [problems]);
  const [picker, setPicker] = useState<OpenPicker>();
  const [menu, setMenu] = useState<OpenMenu>();
  const [asking, setAsking] = useState<{ until?: StepId }>();
  const [starting, setStarting] = useState(false);
  const [runId, setRunId] = useShownRun();
  const live = useLiveRun(runId);
  const lastRuns = useQuery(trpc.runs.list.queryOptions({ flowId: flow.id, limit: 20 }));
  const lastRun = lastRuns.data?.items.find(({ test }) => test?.only == null);
  const versions = useVersionAddress();
  useRecentScope();
  useAutosave(store);
  const seats = usePresence(store);
  useRevealAdded(designer);
  useFocusSelected(designer);
  useOpenedStep(designer);

  const document = useStore(store, (state) => state.document);
  const selectedSteps = useStore(store, (state) => state.selectedSteps);
  const selectedTrigger = useStore(store, (state) => state.selectedTrigger);
  const drag = useStore(store, (state) => state.drag);

  const startTest = useCallback(
    async ({ triggerId, input, dryRun }: TestInput, until: StepId | undefined) => {
      setAsking(undefined);
      setStarting(true);
      try {
        const test = { ...(dryRun ? { dryRun } : {}), ...(until === undefined ? {} : { until }) };
        const started = await startTestRun({ store, client }, { triggerId, input, test });
        if (started === undefined) message.error(t('save.failed'));
        else setRunId(started);
      } catch (error) {
        message.error(errorText(error));
      } finally {
        setStarting(false);
      }
    },
    [store, client, setRunId, errorText, t],
  );

  const save = useCallback(() => void saveDraft(store, client), [store, client]);
  const askTest = useCallback(() => setAsking({}), []);
  const testTo = useCallback((until: StepId) => setAsking({ until }), []);
  const stepRuns = useMemo(
    () =>
      runId === undefined || live.summary === undefined
        ? undefined
        : withRunFacts(live.summary, live.run, live.run?.document ?? document),
    [runId, live.summary, live.run, document],
  );
  const notes = useNoteEditing(store);
  const choose = useMemo(
    () => ({
      onSelectStep: (id: StepId, additive: boolean) => selectStep(store, id, additive),
      onOpenStep: () => store.setState({ tab: 'input' }),
      onSelectTrigger: (id: TriggerId) => selectTrigger(store, id),
      onClearSelection: () => clearSelection(store),
      onSelectSteps: (ids: StepId[]) => selectSteps(store, ids),
    }),
    [store],
  );

  const edit: CanvasEditing | undefined = useMemo(
    () =>
      readOnly
        ? undefined
        : {
            openPicker: (slot, at) => setPicker({ slot, at }),
            openTriggerPicker: (at) => setPicker({ slot: undefined, at }),
            openMenu: (target, at) => setMenu({ target, at }),
            stepPressed: (event, stepId) => pressStep(designer, event, stepId, words),
          },
    [designer, words, readOnly],
  );
  const dragShown = useMemo(
    () =>
      drag && { litSlot: drag.litSlot, moving: new Set(drag.what.kind === 'steps' ? drag.what.stepIds : []) },
    [drag],
  );

  return (
    <DesignerContext value={designer}>
      <ProblemsContext value={problems}>
        <SampleRunContext value={runId ?? lastRun?.id}>
          <div className="designer">
            <SeatsContext value={seats}>
              <Toolbar testing={starting} onTest={askTest} />
              <div className="designer-main">
                {readOnly ? null : <Palette />}
                <Splitter className="designer-split">
                  <Splitter.Panel min={320}>
                    <Splitter orientation="vertical">
                      <Splitter.Panel min={160}>
                        <FlowCanvas
                          handle={canvas}
                          foldedAs={flow.id}
                          document={document}
                          connectors={connectors}
                          stepRuns={stepRuns}
                          selectedSteps={selectedSteps}
                          selectedTrigger={selectedTrigger}
                          problems={counts}
                          {...choose}
                          edit={edit}
                          notes={notes}
                          drag={dragShown}
                        />
                      </Splitter.Panel>
                      {runId === undefined ? null : (
                        <Splitter.Panel defaultSize={280} min={120}>
                          <RunPanel runId={runId} live={live} onClose={() => setRunId(undefined)} />
                        </Splitter.Panel>
                      )}
                    </Splitter>
                  </Splitter.Panel>
                  <Splitter.Panel defaultSize={PANEL_WIDTH} min={320} max={820}>
                    <TestToContext value={testTo}>
                      <SidePanel />
                    </TestToContext>
                  </Splitter.Panel>
                </Splitter>
              </div>
            </SeatsContext>
            <DragGhost />
            {picker ? <SlotPicker picker={picker} onClose={() => setPicker(undefined)} /> : null}
            {versions.address === undefined ? (
              <EditingLayer
                menu={menu}
                onMenuClose={() => setMenu(undefined)}
                onAdd={(slot, at) => setPicker({ slot, at })}
                onSave={save}
                onTest={askTest}
                onTestTo={testTo}
              />
            ) : (
              <Suspense fallback={<PageLoading />}>
                <VersionsView address={versions.address} navigation={versions} />
              </Suspense>
            )}
            {asking ? (
              <Suspense fallback={null}>
                <TestRunDialog
                  document={document}
                  until={asking.until && document.steps[asking.until]}
                  onClose={() => setAsking(undefined)}
                  onStart={(input) => void startTest(input, asking.until)}
                />
              </Suspense>
            ) : null}
          </div>
        </SampleRunContext>
      </ProblemsContext>
    </DesignerContext>
  );
}
