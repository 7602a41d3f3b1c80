import { useEffect, useState } from 'react';
import { isEnded } from '../../listing/run-state-tag.tsx';
import type { RunDetail, RunView } from '../run-view.ts';

const TICK_MS = 1_000;

const ms = (iso: string | null | undefined): number | undefined =>
  iso === null || iso === undefined ? undefined : Date.parse(iso);

/** Beginning and end of an attempt; while it runs the end is now, once a second. */
export function useSpan(run: RunDetail, attempt: number): RunView['span'] {
  const found = run.attempts.find((each) => each.number === attempt);
  const newest = attempt === run.attempt;
  const running = found === undefined ? !isEnded(run.state) : !isEnded(found.state);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [running]);
  const startMs =
    ms(found?.startedAt) ?? (newest ? ms(run.startedAt) : undefined) ?? Date.parse(run.acceptedAt);
  const endMs = running ? now : (ms(found?.endedAt) ?? (newest ? ms(run.endedAt) : undefined) ?? now);
  return { startMs, endMs: Math.max(endMs, startMs + 1) };
}
