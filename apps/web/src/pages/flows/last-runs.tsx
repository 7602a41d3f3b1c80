import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDuration, formatMoment } from '../listing/format-moment.ts';
import type { RunState } from '../listing/run-state-tag.tsx';
import type { FlowRow } from './flow-table.tsx';

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

type LastRun = FlowRow['lastRuns'][number];

/** The newest runs as dots, newest right; each says what it was and leads to its run. */
export function LastRuns({ runs }: { runs: LastRun[] }) {
  const { t } = useTranslation(['flowList', 'runs']);
  if (runs.length === 0) return <span style={{ color: 'var(--fb-text-3)' }}>–</span>;
  return (
    <span className="last-runs">
      {[...runs].reverse().map((run) => (
        <Tooltip
          key={run.id}
          title={
            <>
              <div>
                <strong>{t(`runs:states.${run.state}`)}</strong>
                {run.isTest ? ` · ${t('run.test')}` : ''}
              </div>
              <div>{formatMoment(run.acceptedAt)}</div>
              {took(run) === undefined ? null : <div>{t('run.took', { duration: took(run) })}</div>}
            </>
          }
        >
          <Link
            to={`/runs/${run.id}`}
            className="last-run"
            data-state={run.state}
            aria-label={t('run.label', {
              state: t(`runs:states.${run.state}`),
              moment: formatMoment(run.acceptedAt),
            })}
          >
            <span style={{ background: COLOURS[run.state] }} />
          </Link>
        </Tooltip>
      ))}
    </span>
  );
}

function took({ acceptedAt, endedAt }: LastRun): string | undefined {
  return endedAt === null ? undefined : formatDuration(Date.parse(endedAt) - Date.parse(acceptedAt));
}
