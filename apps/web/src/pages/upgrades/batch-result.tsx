import { Tag } from 'antd';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../server/error-text.ts';
import type { BatchResult } from './use-batch.ts';

/** What became of one family; why, when it failed. */
export function BatchResultCell({ result }: { result: BatchResult | undefined }) {
  const { t } = useTranslation('upgrades');
  if (result === undefined) return null;
  if (result === 'running') return <Tag color="processing">{t('result.running')}</Tag>;
  if (!result.ok) return <span className="upgrades-failed">{failure(result)}</span>;
  switch (result.did) {
    case 'upToDate':
      return <Tag>{t('result.upToDate')}</Tag>;
    case 'waits':
      return <Tag color="orange">{t('result.waits', { count: result.conflicts })}</Tag>;
    case 'upgraded':
      return (
        <>
          <Tag color="green">{t('result.upgraded', { version: result.version })}</Tag>
          {result.errors > 0 ? (
            <div className="upgrades-more">{t('result.errors', { count: result.errors })}</div>
          ) : null}
        </>
      );
  }
}

function failure(result: Extract<BatchResult, { ok: false }>): string {
  if ('failed' in result) return errorText(result.failed);
  const text = i18next.t(`errors:${result.code}`);
  return result.path ? `${text} (${result.path})` : text;
}
