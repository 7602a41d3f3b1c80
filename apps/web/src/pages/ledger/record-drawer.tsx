import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Skeleton, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../app/session.ts';
import { FailureText } from '../../failure/failure-text.tsx';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { RecordContent } from './record-content.tsx';
import { RecordFacts } from './record-facts.tsx';
import { isUndelivered, type useAskFirst } from './use-ask-first.tsx';

type Props = {
  dataset: string;
  recordKey: string;
  ask: ReturnType<typeof useAskFirst>;
  onClose: () => void;
};

const REFRESH_MS = 5_000;

/** One record: what became of it, its error, its content as it came, went out and was answered, the runs it came from. */
export function RecordDrawer({ dataset, recordKey, ask, onClose }: Props) {
  const { t } = useTranslation(['ledger', 'shell']);
  const trpc = useTRPC();
  const errorText = useErrorText();
  const mayOperate = useCan('operator');
  const record = useQuery(
    trpc.datasets.record.queryOptions({ dataset, key: recordKey }, { refetchInterval: REFRESH_MS }),
  );
  const found = record.data;
  return (
    <Drawer
      open
      size={620}
      title={<span className="record-title">{t('ledger:record.title', { key: recordKey })}</span>}
      onClose={onClose}
      data-testid="record-drawer"
      extra={
        found ? (
          <Space>
            {isUndelivered(found) ? (
              <Button disabled={!mayOperate} onClick={() => ask.confirm([found])}>
                {t('ledger:confirm')}
              </Button>
            ) : null}
            <Button
              type="primary"
              disabled={!mayOperate || found.state === 'pending' || found.state === 'delivering'}
              onClick={() => ask.resend([found])}
            >
              {t('ledger:resendOne')}
            </Button>
          </Space>
        ) : null
      }
    >
      {record.isPending ? <Skeleton active /> : null}
      {record.isError ? (
        <Alert
          type="error"
          showIcon
          className="list-failure"
          title={errorText(record.error)}
          action={<Button onClick={() => void record.refetch()}>{t('shell:retry')}</Button>}
        />
      ) : null}
      {found ? (
        <>
          {found.uncertain ? (
            <Alert
              type="warning"
              showIcon
              title={t('ledger:record.uncertain')}
              style={{ marginBottom: 12 }}
            />
          ) : null}
          {found.error ? <FailureText failure={found.error} document={undefined} /> : null}
          <RecordFacts record={found} />
          <RecordContent dataset={dataset} record={found} />
        </>
      ) : null}
    </Drawer>
  );
}
