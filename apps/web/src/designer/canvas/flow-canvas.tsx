/**
 * A flow drawn: React Flow renders what `layoutFlow` computed. Read-only by itself (the run page gives it a document and
 * counts per step); with `edit` it becomes the designer's canvas. The parent must give it a height.
 */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { FlowDocument, StepId, TriggerId } from '@flowbridge/flow';
import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { memo, type ReactNode, type Ref, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createStore } from 'zustand';
import '@xyflow/react/dist/style.css';
import './canvas.css';
import { layoutFlow } from '../layout/layout-flow.ts';
import { NoteLayer } from '../notes/note-layer.tsx';
import { useCanvasDirection } from './canvas-direction.ts';
import type { CanvasHandle } from './canvas-handle.ts';
import {
  CanvasContext,
  type CanvasEditing,
  type CanvasModel,
  type NoteEditing,
  type ProblemCount,
} from './canvas-model.ts';
import { CanvasPort } from './canvas-port.tsx';
import type { ChangeMark } from './change-marks.ts';
import { EdgeLayer } from './edge-layer.tsx';
import { frameAt } from './frame-at.ts';
import { AddTriggerButton, BoxFrame, EmptyLane, EndMark, LaneHead, SlotButton } from './lane-parts.tsx';
import { Overview } from './overview.tsx';
import type { StepRunCounts } from './run-colour.ts';
import { StepCard } from './step-card.tsx';
import { type CanvasNode, toReactFlow } from './to-react-flow.ts';
import { TriggerCard } from './trigger-card.tsx';
import { useFolded } from './use-folded.ts';
import { useMarquee } from './use-marquee.tsx';

const nodeTypes = {
  step: StepCard,
  trigger: TriggerCard,
  box: BoxFrame,
  head: LaneHead,
  slot: SlotButton,
  placeholder: EmptyLane,
  addTrigger: AddTriggerButton,
  end: EndMark,
};

const NO_IDS: ReadonlySet<string> = new Set();
const NO_PROBLEMS: ReadonlyMap<string, ProblemCount> = new Map();
const nothing = () => {};

export type FlowCanvasProps = {
  document: FlowDocument;
  connectors: readonly ConnectorManifest[];
  /** Counts per step of the run to show (`runs.summary`); absent: no run colours. */
  stepRuns?: readonly StepRunCounts[] | undefined;
  /** What became of steps and triggers between two versions. */
  marks?: ReadonlyMap<string, ChangeMark> | undefined;
  selectedSteps?: ReadonlySet<string> | undefined;
  selectedTrigger?: string | undefined;
  problems?: ReadonlyMap<string, ProblemCount> | undefined;
  onSelectStep?: ((stepId: StepId, additive: boolean) => void) | undefined;
  /** Double click on a card. */
  onOpenStep?: ((stepId: StepId) => void) | undefined;
  onSelectTrigger?: ((triggerId: TriggerId) => void) | undefined;
  onClearSelection?: (() => void) | undefined;
  edit?: CanvasEditing | undefined;
  notes?: NoteEditing | undefined;
  /** A frame was drawn around these steps. */
  onSelectSteps?: ((stepIds: StepId[]) => void) | undefined;
  drag?: { litSlot: string | undefined; moving: ReadonlySet<string> } | undefined;
  /** What is folded is remembered under this name, a flow's id; absent: until the page is left. */
  foldedAs?: string | undefined;
  handle?: Ref<CanvasHandle> | undefined;
  children?: ReactNode;
};

export const FlowCanvas = memo(function FlowCanvas(props: FlowCanvasProps) {
  return (
    <ReactFlowProvider>
      <CanvasInside {...props} />
    </ReactFlowProvider>
  );
});

function CanvasInside(props: FlowCanvasProps) {
  const { t } = useTranslation('designer');
  const [collapsed, toggleCollapsed] = useFolded(props.foldedAs);
  const { screenToFlowPosition } = useReactFlow();
  const direction = useCanvasDirection((state) => state.direction);
  const editing = props.edit !== undefined;
  const frame = useRef<HTMLDivElement>(null);

  const layout = useMemo(
    () => layoutFlow(props.document, { collapsed, editing, direction }),
    [props.document, collapsed, editing, direction],
  );
  const known = useRef<ReadonlyMap<string, CanvasNode>>(new Map());
  const nodes = useMemo(() => {
    const made = toReactFlow(layout, known.current);
    known.current = new Map(made.map((node) => [node.id, node]));
    return made;
  }, [layout]);

  const runs = useMemo(
    () => (props.stepRuns ? new Map(props.stepRuns.map((each) => [each.stepId, each])) : undefined),
    [props.stepRuns],
  );
  const model: CanvasModel = {
    document: props.document,
    connectors: props.connectors,
    selectedSteps: props.selectedSteps ?? NO_IDS,
    selectedTrigger: props.selectedTrigger,
    problems: props.problems ?? NO_PROBLEMS,
    runs,
    marks: props.marks,
    collapsed,
    dragging: props.drag !== undefined,
    litSlot: props.drag?.litSlot,
    moving: props.drag?.moving ?? NO_IDS,
    edit: props.edit,
    selectStep: props.onSelectStep ?? nothing,
    openStep: props.onOpenStep ?? nothing,
    selectTrigger: props.onSelectTrigger ?? nothing,
    toggleCollapsed,
  };
  const marquee = useMarquee({ frame, layout, onSelect: props.onSelectSteps });
  const [store] = useState(() => createStore<CanvasModel>(() => model));
  useLayoutEffect(() => store.setState(model));

  return (
    <CanvasContext value={store}>
      <div
        className={`flow-canvas runs-${direction} ${props.drag ? 'is-dragging' : ''}`}
        ref={frame}
        data-testid="canvas"
        role="application"
        aria-label={t('canvas.label')}
        {...marquee.handlers}
      >
        <ReactFlow
          nodes={nodes}
          edges={NO_EDGES}
          nodeTypes={nodeTypes}
          onlyRenderVisibleElements={layout.nodes.length > CULL_ABOVE}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          elementsSelectable={false}
          zoomOnDoubleClick={false}
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panOnScroll
          minZoom={0.08}
          maxZoom={1.6}
          attributionPosition="top-right"
          onPaneClick={() => props.onClearSelection?.()}
          onPaneContextMenu={(event) => {
            if (!props.edit) return;
            event.preventDefault();
            const at = { x: event.clientX, y: event.clientY };
            const stepId = frameAt(layout, screenToFlowPosition(at));
            props.edit.openMenu(stepId === undefined ? { kind: 'canvas' } : { kind: 'step', stepId }, at);
          }}
        >
          <Background variant={BackgroundVariant.Dots} gap={22} size={1.4} color="var(--fb-grid)" />
          <EdgeLayer layout={layout} />
          <NoteLayer notes={props.document.notes} layout={layout} edit={props.notes} />
          <Overview layout={layout} />
          <CanvasPort layout={layout} frame={frame} handle={props.handle} onFold={toggleCollapsed} />
        </ReactFlow>
        {marquee.area ? (
          <div
            className="marquee"
            style={{
              left: marquee.area.x,
              top: marquee.area.y,
              width: marquee.area.width,
              height: marquee.area.height,
            }}
          />
        ) : null}
        {props.children}
      </div>
    </CanvasContext>
  );
}

/** Small drawings stay whole in the page (found by browsers and assistive tools); large ones mount what is visible. */
const CULL_ABOVE = 400;

const NO_EDGES: never[] = [];
