/** What others may ask of a canvas: where a screen point is on it, and to bring things into view. */
import type { ReactFlowInstance } from '@xyflow/react';
import type { FlowLayout, LayoutNode, Rect, Slot } from '../layout/layout-types.ts';
import { isSlot } from '../layout/layout-types.ts';
import type { ScreenPoint } from './canvas-model.ts';
import { fittingView } from './start-view.ts';

export type CanvasHandle = {
  /** The slot nearest to a screen point, when it is near enough to mean it. */
  slotAt(point: ScreenPoint): Slot | undefined;
  /** True over the row of triggers. */
  isOverTriggers(point: ScreenPoint): boolean;
  contains(point: ScreenPoint): boolean;
  fit(): void;
  resetZoom(): void;
  zoomBy(factor: number): void;
  /** Brings a step's or trigger's card into view when it is outside. */
  reveal(nodeId: string): void;
  /** Puts the focus on a step's card; false when it is not drawn (yet). */
  focus(stepId: string): boolean;
  /** Brings an empty lane into view and puts the focus on it. */
  focusLane(lane: string): void;
  /** Where a new note goes, in canvas units: to the screen point, else beside a step, else to the middle of what is seen. */
  placeForNote(stepId: string | undefined, at: ScreenPoint | undefined): ScreenPoint | undefined;
};

/** Farther than this from a slot's rectangle (canvas units), a drop means nothing. */
const REACH_X = 150;
const REACH_Y = 46;
/** Between a card and the note put beside it. */
const NOTE_GAP = 32;

export function createCanvasHandle(
  flow: ReactFlowInstance,
  readLayout: () => FlowLayout,
  readElement: () => HTMLElement | null,
): CanvasHandle {
  const contains = (point: ScreenPoint) => {
    const rect = readElement()?.getBoundingClientRect();
    if (!rect) return false;
    return point.x >= rect.left && point.x <= rect.right && point.y >= rect.top && point.y <= rect.bottom;
  };
  const reveal = (nodeId: string) => {
    const node = readLayout().nodes.find((each) => each.id === nodeId);
    const element = readElement();
    if (!node || !element || isVisible(flow, element, node.rect)) return;
    const { x, y, width, height } = node.rect;
    void flow.setCenter(x + width / 2, y + height / 2, {
      zoom: Math.max(0.7, flow.getZoom()),
      duration: 200,
    });
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
      return at.y < 80;
    },
    fit: () => {
      const element = readElement();
      if (!element) return;
      const viewport = { width: element.clientWidth, height: element.clientHeight };
      void flow.setViewport(fittingView(readLayout(), viewport, flow.getViewport()), { duration: 180 });
    },
    resetZoom: () => void flow.zoomTo(1, { duration: 150 }),
    zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: 120 }),
    focus(stepId) {
      const card = readElement()?.querySelector<HTMLElement>(
        `[data-step-id="${CSS.escape(stepId)}"] .step-card-face`,
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
    placeForNote(stepId, at) {
      const bounds = readElement()?.getBoundingClientRect();
      if (!bounds) return undefined;
      if (at) return flow.screenToFlowPosition(at, { snapToGrid: false });
      const card = readLayout().nodes.find((each) => each.id === stepId)?.rect;
      if (card) return { x: card.x + card.width + NOTE_GAP, y: card.y };
      const middle = { x: bounds.left + bounds.width / 2, y: bounds.top + bounds.height / 3 };
      return flow.screenToFlowPosition(middle, { snapToGrid: false });
    },
    reveal,
  };
}

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
