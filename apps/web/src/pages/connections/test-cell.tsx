import { ApiOutlined } from '@ant-design/icons';
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popover, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { modal } from '../../app/feedback/modal.ts';
import { useCan } from '../../app/session.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import type { ConnectionRow } from './connection-table.tsx';
import { TestResult } from './test-result.tsx';

/** The last test's outcome, its words on demand, and the button that tests again. */
export function TestCell({
  row,
  connector,
}: {
  row: ConnectionRow;
  connector: ConnectorManifest | undefined;
}) {
  const { t } = useTranslation('connections');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const mayBuild = useCan('builder');
  const test = useMutation(
    trpc.connections.test.mutationOptions({
      onSuccess: async (result) => {
        await queries.invalidateQueries({ queryKey: trpc.connections.pathKey() });
        if (connector === undefined) return;
        if (result.ok) message.success(t('worksLong', { name: row.name }));
        else {
          modal.info({
            icon: null,
            width: 520,
            content: <TestResult name={row.name} connector={connector} test={result} />,
          });
        }
      },
      onError: (error) => message.error(errorText(error)),
    }),
  );
  const { lastTest } = row;
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
      <Button
        size="small"
        icon={<ApiOutlined />}
        loading={test.isPending}
        disabled={!mayBuild}
        aria-label={t('testOf', { name: row.name })}
        data-testid="connection-test"
        onClick={() => test.mutate({ id: row.id })}
      >
        {test.isPending ? t('testing') : t('test')}
      </Button>
      {lastTest === null ? (
        <span className="quiet">{t('never')}</span>
      ) : (
        <span className="connection-test" data-testid="connection-state" data-ok={lastTest.ok}>
          {lastTest.ok || connector === undefined ? (
            <Tag color={lastTest.ok ? 'success' : 'error'}>{t(lastTest.ok ? 'works' : 'fails')}</Tag>
          ) : (
            <Popover
              trigger={['hover', 'focus', 'click']}
              content={
                <div style={{ width: 420 }}>
                  <TestResult name={row.name} connector={connector} test={lastTest} />
                </div>
              }
            >
              <button type="button" className="plain-button">
                <Tag color="error">{t('fails')}</Tag>
              </button>
            </Popover>
          )}
          <small>{formatMoment(lastTest.at)}</small>
        </span>
      )}
    </span>
  );
}
