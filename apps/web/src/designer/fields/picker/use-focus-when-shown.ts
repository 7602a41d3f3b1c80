import { type RefObject, useEffect } from 'react';

/** Frames after which a pop-up is on screen, or never will be. */
const MOST_FRAMES = 60;

/** Gives an input of a pop-up the focus as soon as it can take it: while the pop-up is being placed, it is hidden. */
export function useFocusWhenShown(
  input: RefObject<{ focus(options: FocusOptions): void } | null>,
  isWanted: boolean,
): void {
  useEffect(() => {
    if (!isWanted) return undefined;
    const before = document.activeElement;
    let frames = 0;
    let frame = 0;
    const attempt = () => {
      input.current?.focus({ preventScroll: true });
      frames += 1;
      const isTaken = document.activeElement !== before;
      if (!isTaken && frames < MOST_FRAMES) frame = window.requestAnimationFrame(attempt);
    };
    attempt();
    return () => window.cancelAnimationFrame(frame);
  }, [input, isWanted]);
}
