import type { PointerEvent } from 'react';
import { insertItem } from '../palette/insert-item.ts';
import { addsStep } from '../palette/make-item.ts';
import type { PaletteItem } from '../palette/palette-item.ts';
import type { Designer } from '../store/designer-context.ts';
import { startDrag } from './drag-session.ts';

/** Dragging a new thing from the palette onto a slot (steps) or anywhere onto the canvas (triggers). */
export function pressPaletteItem(
  designer: Designer,
  event: PointerEvent,
  item: PaletteItem,
  label: string,
): void {
  if (event.button !== 0) return;
  startDrag(designer, event, {
    what: { kind: 'item', itemId: item.id },
    label,
    target(point) {
      const canvas = designer.canvas.current;
      if (!canvas?.contains(point)) return undefined;
      if (!addsStep(item)) return { litSlot: 'addTrigger', slot: undefined };
      const slot = canvas.slotAt(point);
      return slot && { litSlot: slot.id, slot: { lane: slot.lane, index: slot.index } };
    },
    drop: (target) => void insertItem(designer.store, item, target.slot),
  });
}
