import { Alert, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFailureWords } from '../../failure/use-failure-words.ts';
import type { ServerOutputs } from '../../server/trpc.ts';
import { previewTitle } from './preview-title.ts';
import { RetryPreviewRow } from './retry-preview-row.tsx';

type Preview = ServerOutputs['runs']['previewRetry'];

/** Another choice is being looked up: what is shown is still the former one's. */
type Props = { preview: Preview | undefined; loading: boolean; stale: boolean };

/** Per step that reaches other systems: what is taken over and what is done again, writes marked. */
export function RetryPreview({ preview, loading, stale }: Props) {
  const { t } = useTranslation('runs');
  const words = useFailureWords();
  if (loading) return <Skeleton active paragraph={{ rows: 3 }} title={false} />;
  if (!preview) return null;
  if (preview.steps.length === 0) return <p className="retry-hint">{t('retryDialog.nothingOutside')}</p>;
  const unknown = preview.steps.filter((step) => step.mayHaveHappened > 0);
  return (
    <div className={stale ? 'retry-stale' : undefined} aria-busy={stale}>
      <div className="retry-preview-scroll">
        <table className="retry-preview" data-testid="retry-preview">
          <thead>
            <tr>
              <th>{t('retryDialog.step')}</th>
              <th>{t('retryDialog.effect')}</th>
              <th className="is-number">{t('retryDialog.reused')}</th>
              <th className="is-number">{t('retryDialog.again')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.steps.map((step) => (
              <RetryPreviewRow key={step.stepId} step={step} words={words} />
            ))}
          </tbody>
        </table>
      </div>
      {preview.loops.map((loop) => (
        <p key={loop.stepId} className="retry-loop" data-testid={`retry-loop-${loop.key}`}>
          <strong>{previewTitle(loop, words)}</strong> {t('retryDialog.items', loop)}
        </p>
      ))}
      {preview.writesAgain > 0 ? (
        <p className="retry-hint retry-write" data-testid="writes-again">
          {t('retryDialog.writesAgain', { count: preview.writesAgain })}
        </p>
      ) : null}
      {unknown.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          data-testid="may-have-happened"
          title={t('retryDialog.mayHaveHappened')}
          description={unknown.map((step) => (
            <div key={step.stepId}>
              {t(`retryDialog.onUnknown.${step.onUnknown}`, { title: previewTitle(step, words) })}
            </div>
          ))}
        />
      ) : null}
    </div>
  );
}
