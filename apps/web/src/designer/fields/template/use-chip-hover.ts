import { type PointerEvent, useEffect, useRef, useState } from 'react';

/** A chip that is pointed at: its raw text and its place on screen. */
export type PointedChip = { raw: string; rect: DOMRect };

const AFTER_MS = 250;

const chipOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof HTMLElement ? target.closest<HTMLElement>('.chip') : null;

/** The chip the pointer rests on. */
export function useChipHover() {
  const [pointed, setPointed] = useState<PointedChip>();
  const timer = useRef<number>(undefined);
  const leave = () => {
    window.clearTimeout(timer.current);
    setPointed(undefined);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const over = (event: PointerEvent) => {
    const chip = chipOf(event.target);
    const { raw } = chip?.dataset ?? {};
    if (!chip || raw === undefined || event.buttons !== 0) return leave();
    if (raw === pointed?.raw) return;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(
      () => setPointed({ raw, rect: chip.getBoundingClientRect() }),
      AFTER_MS,
    );
  };
  return { pointed, over, leave };
}
