import { useCallback, useRef } from 'react';

/** Does what it was last given, and is one function for good: what shows the same need not be drawn anew for it. */
export function useLatest<Given extends unknown[], Answer>(
  act: (...given: Given) => Answer,
): (...given: Given) => Answer {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((...given: Given) => latest.current(...given), []);
}
