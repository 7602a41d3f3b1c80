import { type RefObject, useEffect, useRef, useState } from 'react';

type Given = {
  count: number;
  /** Height of a line in pixels; all have the same. */
  height: number;
  /** The line that has to be on screen whenever it changes. */
  active: number;
};

export type LineWindow = {
  box: RefObject<HTMLDivElement | null>;
  /** The lines to draw: from `first` up to, not including, `end`. */
  first: number;
  end: number;
};

/** Lines drawn beyond the edges, so that scrolling never shows a gap. */
const BEYOND = 8;
/** Lines drawn before the box has been measured. */
const AT_FIRST = 24;

/** Draws only what is on screen of a list of lines of one height. */
export function useLineWindow({ count, height, active }: Given): LineWindow {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ first: 0, lines: AT_FIRST });

  useEffect(() => {
    const list = box.current;
    if (!list) return undefined;
    const measure = () => {
      const first = Math.floor(list.scrollTop / height);
      const lines = Math.ceil(list.clientHeight / height) + 1;
      setSeen((before) => (before.first === first && before.lines === lines ? before : { first, lines }));
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(list);
    list.addEventListener('scroll', measure, { passive: true });
    return () => {
      sizes.disconnect();
      list.removeEventListener('scroll', measure);
    };
  }, [height]);

  useEffect(() => {
    const list = box.current;
    if (!list || active < 0) return;
    const top = active * height;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + height > list.scrollTop + list.clientHeight) {
      list.scrollTop = top + height - list.clientHeight;
    }
  }, [active, height]);

  const first = Math.max(0, Math.min(seen.first, count) - BEYOND);
  return { box, first, end: Math.min(count, seen.first + seen.lines + BEYOND) };
}
