import { useTranslation } from 'react-i18next';
import { type RunDetail, useRunView } from './run-view.ts';

type Attempt = RunDetail['attempts'][number];

/** Where an attempt began, with which version, and who ordered it. */
export function useOriginWords(): (attempt: Attempt) => string {
  const { t } = useTranslation('run');
  return ({ startFrom, startPath, version, requestedBy, bulkId }) => {
    const from = beginning(startFrom, startPath);
    const origin =
      version === null ? t('origin.draft', { from }) : t('origin.version', { from, number: version });
    if (requestedBy === null) return origin;
    return t(bulkId === null ? 'origin.person' : 'origin.bulk', { origin, person: requestedBy.name });
  };

  function beginning(startFrom: string, startPath: string | null): string {
    if (startFrom === 'path') return t('origin.path', { path: startPath ?? '' });
    if (startFrom === 'failedStep' || startFrom === 'failedItems') return t(`origin.${startFrom}`);
    return t('origin.trigger');
  }
}

/** The same beside the run's facts, for attempts that somebody ordered. */
export function AttemptOrigin() {
  const { run, attempt } = useRunView();
  const words = useOriginWords();
  const shown = run.attempts.find((each) => each.number === attempt);
  if (shown === undefined || shown.number === 1) return null;
  return <span data-testid="attempt-origin">{words(shown)}</span>;
}
