import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RunState } from '../listing/run-state-tag.tsx';

const COLOURS: Record<RunState, string> = {
  queued: 'var(--fb-border-strong)',
  running: 'var(--fb-primary)',
  waiting: 'var(--fb-wait)',
  needsDecision: 'var(--fb-warn)',
  succeeded: 'var(--fb-ok)',
  completedWithFailures: 'var(--fb-warn)',
  failed: 'var(--fb-error)',
  cancelled: 'var(--fb-text-3)',
};

/** The newest runs as dots, newest right; each leads to its run. */
export function LastRuns({ runs }: { runs: { id: string; state: RunState }[] }) {
  const { t } = useTranslation('runs');
  if (runs.length === 0) return <span style={{ color: 'var(--fb-text-3)' }}>–</span>;
  return (
    <span style={{ display: 'inline-flex', gap: 6 }}>
      {[...runs].reverse().map(({ id, state }) => (
        <Tooltip key={id} title={t(`states.${state}`)}>
          <Link
            to={`/runs/${id}`}
            aria-label={t(`states.${state}`)}
            style={{ width: 12, height: 12, borderRadius: 6, background: COLOURS[state] }}
          />
        </Tooltip>
      ))}
    </span>
  );
}
