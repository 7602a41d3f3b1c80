/** Dragging a source field onto a line of the mapping, by the browser's own drag and drop. */
import { type DragEvent, useState } from 'react';

const KIND = 'application/x-flowbridge-source';

export function startDrag(event: DragEvent, path: string): void {
  event.dataTransfer.setData(KIND, path);
  event.dataTransfer.effectAllowed = 'link';
}

export function useDropTarget(readOnly: boolean, onPick: (path: string) => void) {
  const [isLit, setIsLit] = useState(false);
  return {
    isLit,
    handlers: {
      onDragOver(event: DragEvent) {
        if (readOnly || !event.dataTransfer.types.includes(KIND)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'link';
        setIsLit(true);
      },
      onDragLeave: () => setIsLit(false),
      onDrop(event: DragEvent) {
        setIsLit(false);
        const path = event.dataTransfer.getData(KIND);
        if (readOnly || path === '') return;
        event.preventDefault();
        onPick(path);
      },
    },
  };
}
