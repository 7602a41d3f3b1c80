import { Tag } from 'antd';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../server/error-text.ts';
import { Lacks } from '../lacks.tsx';
import type { BatchResult } from './use-batch.ts';

/** What became of one family; why, when it failed; what it still lacks. */
export function BatchOutcome({ result, named }: { result: BatchResult; named: boolean }) {
  const { t } = useTranslation('upgrades');
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
          {result.otherErrors > 0 ? (
            <Tag color="red">{t('result.errors', { count: result.otherErrors })}</Tag>
          ) : null}
          <Lacks lacks={result.lacks} named={named} linked />
        </>
      );
  }
}

export function failure(result: Extract<BatchResult, { ok: false }>): string {
  if ('failed' in result) return errorText(result.failed);
  const text = i18next.t(`errors:${result.code}`);
  return result.path ? `${text} (${result.path})` : text;
}
