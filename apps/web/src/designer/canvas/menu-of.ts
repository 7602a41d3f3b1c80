import type { MouseEvent } from 'react';
import type { CanvasEditing, MenuTarget } from './canvas-model.ts';

/** What the right mouse button does on a part of the canvas: the part's menu, not the canvas's. Nothing where nobody edits. */
export const menuOf = (edit: CanvasEditing | undefined, target: MenuTarget) => (event: MouseEvent) => {
  if (!edit) return;
  event.preventDefault();
  event.stopPropagation();
  edit.openMenu(target, { x: event.clientX, y: event.clientY });
};
