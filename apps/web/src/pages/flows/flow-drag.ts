/** What is dragged inside the flow list: flows onto folders, and folders into folders. */
import type { DragEvent } from 'react';

const FLOWS = 'application/x-flowbridge-flows';
const FOLDER = 'application/x-flowbridge-folder';

export type Dragged = { kind: 'flows'; ids: string[] } | { kind: 'folder'; id: string };

export function startDrag(event: DragEvent, dragged: Dragged): void {
  event.stopPropagation();
  event.dataTransfer.effectAllowed = 'move';
  if (dragged.kind === 'flows') event.dataTransfer.setData(FLOWS, JSON.stringify(dragged.ids));
  else event.dataTransfer.setData(FOLDER, dragged.id);
}

/** While something hangs over a target only its kind can be asked for. */
export function carries(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(FLOWS) || event.dataTransfer.types.includes(FOLDER);
}

export function dropped(event: DragEvent): Dragged | undefined {
  const folder = event.dataTransfer.getData(FOLDER);
  if (folder !== '') return { kind: 'folder', id: folder };
  const flows = event.dataTransfer.getData(FLOWS);
  return flows === '' ? undefined : { kind: 'flows', ids: JSON.parse(flows) as string[] };
}
