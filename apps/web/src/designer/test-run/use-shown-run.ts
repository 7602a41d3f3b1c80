import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';

/** The run whose states and values the designer shows: one opened from its page (`?run=`), or a test run started here. */
export function useShownRun(): [string | undefined, (runId: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const [runId, setRunId] = useState(() => params.get('run') ?? undefined);
  const show = useCallback(
    (next: string | undefined) => {
      setRunId(next);
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          after.delete('run');
          after.delete('step');
          return after;
        },
        { replace: true },
      );
    },
    [setParams],
  );
  return [runId, show];
}
