import { WarningFilled } from '@ant-design/icons';
import { Alert, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ServerOutputs } from '../../server/trpc.ts';

type Preview = ServerOutputs['runs']['previewRetry'];

const COLOURS = { read: 'default', idempotent: 'blue', write: 'gold' } as const;

/** Per step that reaches other systems: what is taken over and what is done again, writes marked. */
export function RetryPreview({ preview, loading }: { preview: Preview | undefined; loading: boolean }) {
  const { t } = useTranslation('runs');
  if (loading) return <Skeleton active paragraph={{ rows: 3 }} title={false} />;
  if (!preview) return null;
  if (preview.steps.length === 0) return <p className="retry-hint">{t('retryDialog.nothingOutside')}</p>;
  const asked = preview.steps.some((step) => step.mayHaveHappened > 0);
  return (
    <>
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
            <tr key={step.stepId} data-testid={`retry-preview-${step.key}`}>
              <td>{step.title}</td>
              <td>
                <Tag color={COLOURS[step.effect]}>{t(`retryDialog.effects.${step.effect}`)}</Tag>
              </td>
              <td className="is-number">{step.reused}</td>
              <td className="is-number">
                {step.notReached ? (
                  <span className="retry-new">{t('retryDialog.notReached')}</span>
                ) : (
                  <span className={step.effect === 'write' && step.again > 0 ? 'retry-write' : undefined}>
                    {step.mayHaveHappened > 0 ? <WarningFilled /> : null} {step.again}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked ? <Alert type="warning" showIcon title={t('retryDialog.mayHaveHappened')} /> : null}
      {preview.writesAgain > 0 ? (
        <p className="retry-hint" data-testid="writes-again">
          {t('retryDialog.writesAgain', { count: preview.writesAgain })}
        </p>
      ) : null}
    </>
  );
}
