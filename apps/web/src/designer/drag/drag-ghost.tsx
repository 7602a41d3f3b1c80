import { createPortal } from 'react-dom';
import { useDesignerState } from '../store/designer-context.ts';

/** What follows the pointer during a drag. */
export function DragGhost() {
  const drag = useDesignerState((state) => state.drag);
  if (!drag) return null;
  return createPortal(
    <div className="drag-ghost" style={{ transform: `translate(${drag.at.x + 14}px, ${drag.at.y + 10}px)` }}>
      {drag.label}
    </div>,
    document.body,
  );
}
