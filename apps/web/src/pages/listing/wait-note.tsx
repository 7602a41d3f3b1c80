import { useTranslation } from 'react-i18next';
import type { ServerOutputs } from '../../server/trpc.ts';
import { formatMoment } from './format-moment.ts';

type Wait = ServerOutputs['runs']['list']['items'][number]['waitsFor'][number];

/**
 * What a run that is not over waits for, in a few words: the first thing, and how many more there are; of questions how many are
 * open and answered, and which is next.
 */
export function WaitNote({ waits, decided }: { waits: readonly Wait[]; decided: number }) {
  const { t } = useTranslation('runs');
  const [first, ...more] = waits;
  if (first === undefined) return null;
  const asks = waits
    .filter(({ kind }) => kind === 'decision')
    .sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
  if (asks[0] !== undefined)
    return (
      <div className="wait-note" data-testid="wait-note" title={asks[0].path}>
        <span>{t('waits.asks', { count: asks.length })}</span>
        {decided > 0 ? <span>{t('waits.answered', { count: decided })}</span> : null}
        <span>{t('waits.decision', { path: asks[0].path })}</span>
      </div>
    );
  return (
    <div className="wait-note" data-testid="wait-note">
      <span>{words(first)}</span>
      {more.length > 0 ? <span>{t('waits.more', { count: more.length })}</span> : null}
    </div>
  );

  function words({ kind, until }: Wait): string {
    if (until !== undefined) {
      const moment = formatMoment(until);
      return t(kind === 'callback' ? 'waits.callbackUntil' : 'waits.timer', { until: moment });
    }
    return t(kind === 'flow' ? 'waits.flow' : 'waits.callback');
  }
}
