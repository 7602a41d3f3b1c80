import { useTranslation } from 'react-i18next';
import type { ServerOutputs } from '../../server/trpc.ts';
import { formatMoment } from './format-moment.ts';

type Wait = ServerOutputs['runs']['list']['items'][number]['waitsFor'][number];

/** What a run that is not over waits for, in a few words: the first thing, and how many more there are. */
export function WaitNote({ waits }: { waits: readonly Wait[] }) {
  const { t } = useTranslation('runs');
  const [first, ...more] = waits;
  if (first === undefined) return null;
  return (
    <div className="wait-note" data-testid="wait-note">
      <span>{words(first)}</span>
      {more.length > 0 ? <span>{t('waits.more', { count: more.length })}</span> : null}
    </div>
  );

  function words({ kind, until, path }: Wait): string {
    if (until !== undefined) {
      const moment = formatMoment(until);
      return t(kind === 'callback' ? 'waits.callbackUntil' : 'waits.timer', { until: moment });
    }
    if (kind === 'decision') return t('waits.decision', { path });
    return t(kind === 'flow' ? 'waits.flow' : 'waits.callback');
  }
}
