import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RunStateTag } from '../../listing/run-state-tag.tsx';
import { useRunView } from '../run-view.ts';

/** The run that called this one, and the runs this one has called. */
export function CalledRuns() {
  const { t } = useTranslation('run');
  const { run } = useRunView();
  const { calledBy, calls } = run;
  if (calledBy === null && calls.length === 0) return null;
  return (
    <nav className="called-runs" aria-label={t('calls.label')} data-testid="called-runs">
      {calledBy === null ? null : <Link to={`/runs/${calledBy.runId}`}>{t('calls.calledBy', calledBy)}</Link>}
      {calls.length === 0 ? null : <span>{t('calls.calls')}</span>}
      {calls.map(({ runId, path, state }) => (
        <Link key={runId} to={`/runs/${runId}`}>
          <code>{path}</code> <RunStateTag state={state} />
        </Link>
      ))}
    </nav>
  );
}
