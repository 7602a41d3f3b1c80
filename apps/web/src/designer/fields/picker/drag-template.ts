/** A picked value on its way by drag and drop: what is dragged, and what an input takes. */
import type { DragEvent } from 'react';

const FORMAT = 'application/x-flowbridge-template';

/** Takes a `{{ expression }}` along; other programs get it as text. */
export function takeAlong(event: DragEvent, template: string): void {
  event.dataTransfer.setData(FORMAT, template);
  event.dataTransfer.setData('text/plain', template);
  event.dataTransfer.effectAllowed = 'copy';
  // Every input shows that it takes a value, until it is let go.
  document.body.dataset.draggingTemplate = '';
  event.currentTarget.addEventListener('dragend', () => delete document.body.dataset.draggingTemplate, {
    once: true,
  });
}

/** Whether a picked value is being dragged here; what it is can be read only when it is let go. */
export const bringsTemplate = (event: { dataTransfer: DataTransfer | null }): boolean =>
  event.dataTransfer?.types.includes(FORMAT) ?? false;

export const broughtTemplate = (event: { dataTransfer: DataTransfer | null }): string =>
  event.dataTransfer?.getData(FORMAT) ?? '';
