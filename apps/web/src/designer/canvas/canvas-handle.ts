/** What others may ask of a canvas: where a screen point is on it, and to bring things into view. */
import type { StepId } from '@flowbridge/flow';
import type { ReactFlowInstance } from '@xyflow/react';
import type { FlowLayout, LayoutNode, Rect, Slot } from '../layout/layout-types.ts';
import { isSlot } from '../layout/layout-types.ts';
import type { ScreenPoint } from './canvas-model.ts';
import { freePlace, tidyPlaces } from './free-place.ts';
import { fittingView, nearestView, startView } from './start-view.ts';

type Size = Pick<Rect, 'width' | 'height'>;

export type CanvasHandle = {
  /** The slot nearest to a screen point, when it is near enough to mean it. */
  slotAt(point: ScreenPoint): Slot | undefined;
  /** True over the row of triggers. */
  isOverTriggers(point: ScreenPoint): boolean;
  contains(point: ScreenPoint): boolean;
  fit(): void;
  /** Goes to the view a flow opens with; `atOnce`: before anything was seen. */
  begin(atOnce?: boolean): void;
  resetZoom(): void;
  /** Folds a container up, or open again. */
  fold(stepId: StepId): void;
  zoomBy(factor: number): void;
  /** Brings a step's or trigger's card into view when it is outside; `centre`: to the middle in any case. */
  reveal(nodeId: string, centre?: boolean): void;
  /** Brings a part of the canvas into view when it is outside. */
  revealArea(area: Rect): void;
  /** Puts the focus on a step's or trigger's card; false when it is not drawn (yet). */
  focus(nodeId: string): boolean;
  /** Brings an empty lane into view and puts the focus on it. */
  focusLane(lane: string): void;
  /** A point of the screen in canvas units. */
  pointAt(screen: ScreenPoint): ScreenPoint;
  /** What lies on a card or on an earlier one of them, put beside it: places in the order of `areas`. */
  tidyPlaces(areas: readonly Rect[]): ScreenPoint[];
  /** Where something of this size lies on nothing, beside a step if that can be. */
  freePlace(stepId: string | undefined, size: Size, taken: readonly Rect[]): ScreenPoint;
};

/** Farther than this from a slot's rectangle (canvas units), a drop means nothing. */
const REACH_X = 150;
const REACH_Y = 46;

/** A trigger may be let go until here, in canvas units. */
const UNDER_TRIGGERS = 80;
const BESIDE_TRIGGERS = 268;

export function createCanvasHandle(
  flow: ReactFlowInstance,
  readLayout: () => FlowLayout,
  readElement: () => HTMLElement | null,
  fold: (stepId: StepId) => void,
): CanvasHandle {
  const contains = (point: ScreenPoint) => {
    const rect = readElement()?.getBoundingClientRect();
    if (!rect) return false;
    return point.x >= rect.left && point.x <= rect.right && point.y >= rect.top && point.y <= rect.bottom;
  };
  const revealArea = (area: Rect, centre = false) => {
    const element = readElement();
    if (!element || (!centre && isVisible(flow, element, area))) return;
    void flow.setCenter(area.x + area.width / 2, area.y + area.height / 2, {
      zoom: Math.max(0.7, flow.getZoom()),
      duration: 200,
    });
  };
  const reveal = (nodeId: string, centre = false) => {
    const node = readLayout().nodes.find((each) => each.id === nodeId);
    if (node) revealArea(node.rect, centre);
  };
  return {
    contains,
    slotAt(point) {
      if (!contains(point)) return undefined;
      const at = flow.screenToFlowPosition(point, { snapToGrid: false });
      return nearestSlot(readLayout().nodes, at);
    },
    isOverTriggers(point) {
      if (!contains(point)) return false;
      const at = flow.screenToFlowPosition(point, { snapToGrid: false });
      return readLayout().direction === 'right' ? at.x < BESIDE_TRIGGERS : at.y < UNDER_TRIGGERS;
    },
    fit: () => {
      const element = readElement();
      if (!element) return;
      void flow.setViewport(fittingView(readLayout(), sizeOf(element), flow.getViewport()), {
        duration: 180,
      });
    },
    begin: (atOnce = false) => {
      const element = readElement();
      if (!element) return;
      void flow.setViewport(startView(readLayout(), sizeOf(element)), atOnce ? {} : { duration: 180 });
    },
    resetZoom: () => void flow.zoomTo(1, { duration: 150 }),
    zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: 120 }),
    focus(nodeId) {
      const id = CSS.escape(nodeId);
      const card = readElement()?.querySelector<HTMLElement>(
        `:is([data-step-id="${id}"], [data-trigger-id="${id}"]) .step-card-face`,
      );
      card?.focus({ preventScroll: true });
      return card != null;
    },
    focusLane(lane) {
      reveal(`slot:${lane}:0`);
      // A lane outside what is seen may be mounted only with the next frame.
      window.requestAnimationFrame(() =>
        readElement()
          ?.querySelector<HTMLElement>(`[data-lane="${CSS.escape(lane)}"]`)
          ?.focus({ preventScroll: true }),
      );
    },
    fold,
    pointAt: (screen) => flow.screenToFlowPosition(screen, { snapToGrid: false }),
    freePlace: (stepId, size, taken) => freePlace(readLayout(), { stepId, size, taken }),
    tidyPlaces: (areas) => tidyPlaces(readLayout(), areas),
    reveal,
    revealArea: (area) => {
      const element = readElement();
      if (!element || isVisible(flow, element, area)) return;
      void flow.setViewport(nearestView(area, sizeOf(element), flow.getViewport()), { duration: 200 });
    },
  };
}

/** Before the page has laid itself out, something usual. */
const sizeOf = ({ clientWidth, clientHeight }: HTMLElement): Size => ({
  width: clientWidth || 800,
  height: clientHeight || 600,
});

function nearestSlot(nodes: readonly LayoutNode[], at: ScreenPoint): Slot | undefined {
  let best: { slot: Slot; distance: number } | undefined;
  for (const node of nodes) {
    if (!isSlot(node)) continue;
    const dx = Math.max(node.rect.x - at.x, 0, at.x - node.rect.x - node.rect.width);
    const dy = Math.max(node.rect.y - at.y, 0, at.y - node.rect.y - node.rect.height);
    if (dx > REACH_X || dy > REACH_Y) continue;
    // Rows matter more than columns: cards are wide, gaps are low.
    const distance = dx + dy * 2;
    if (best === undefined || distance < best.distance) best = { slot: node, distance };
  }
  return best?.slot;
}

function isVisible(flow: ReactFlowInstance, element: HTMLElement, rect: Rect): boolean {
  const bounds = element.getBoundingClientRect();
  const start = flow.flowToScreenPosition({ x: rect.x, y: rect.y });
  const end = flow.flowToScreenPosition({ x: rect.x + rect.width, y: rect.y + rect.height });
  return start.x >= bounds.left && end.x <= bounds.right && start.y >= bounds.top && end.y <= bounds.bottom;
}
