/** One connector or function of the tenant: its draft, versions and usages. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { PageFrame } from '../../app/page-frame.tsx';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { PartWorkbench } from './part-workbench.tsx';
import './parts.css';

export function Component() {
  const { t } = useTranslation(['parts', 'shell']);
  const trpc = useTRPC();
  const errorText = useErrorText();
  const { partId = '' } = useParams();
  const part = useQuery(
    trpc.customParts.get.queryOptions({ id: partId }, { staleTime: 0, refetchOnWindowFocus: false }),
  );
  if (part.data) return <PartWorkbench key={partId} part={part.data} />;
  return (
    <PageFrame title={t('title')}>
      {part.isError ? (
        <Alert
          type="error"
          showIcon
          title={errorText(part.error)}
          action={<Button onClick={() => void part.refetch()}>{t('shell:retry')}</Button>}
        />
      ) : (
        <div className="panel part-loading">
          <Skeleton active paragraph={{ rows: 12 }} />
        </div>
      )}
    </PageFrame>
  );
}
