import { type DragEvent, useState } from 'react';
import { bringsTemplate, broughtTemplate } from '../picker/drag-template.ts';
import { offsetAtPoint } from './template-dom.ts';

/** An input as a target of picked values: it lights up under one and takes it where it is let go. */
export function useTemplateDrop(
  locked: boolean,
  take: (template: string, offset: number | undefined) => void,
) {
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent) => {
    if (locked || !bringsTemplate(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setIsOver(true);
  };
  const leave = (event: DragEvent<HTMLElement>) => {
    const { relatedTarget } = event;
    if (relatedTarget instanceof Node && event.currentTarget.contains(relatedTarget)) return;
    setIsOver(false);
  };
  const drop = (event: DragEvent<HTMLElement>) => {
    setIsOver(false);
    if (locked || !bringsTemplate(event)) return;
    event.preventDefault();
    const input = event.currentTarget.querySelector<HTMLElement>('[data-field]');
    take(broughtTemplate(event), input ? offsetAtPoint(input, event.clientX, event.clientY) : undefined);
  };
  return { isOver, handlers: { onDragEnter: over, onDragOver: over, onDragLeave: leave, onDrop: drop } };
}
