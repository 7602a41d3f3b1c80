import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { TestResult } from '../../connections/test-result.tsx';

type Props = { connector: ConnectorManifest; id: string | undefined; readOnly: boolean };

/** What the last test of the chosen connection said, and a test of it now. */
export function ConnectionState({ connector, id, readOnly }: Props) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const connections = useQuery(trpc.connections.list.queryOptions({ connectorKey: connector.key }));
  const test = useMutation(
    trpc.connections.test.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.connections.pathKey() }),
    }),
  );
  const chosen = connections.data?.find((each) => each.id === id);
  if (!chosen) return null;
  const { lastTest } = chosen;
  const state = lastTest === null ? 'untested' : lastTest.ok ? 'works' : 'fails';
  const colour = { untested: 'default', works: 'green', fails: 'red' }[state];
  const failed = test.variables?.id === id && test.data?.ok === false ? test.data : undefined;
  return (
    <>
      <div className="connection-state">
        <Tag color={colour} data-testid={`connection-state-${connector.key}`}>
          {t(`connections.${state}`)}
        </Tag>
        {readOnly || state === 'works' ? null : (
          <Button
            type="link"
            size="small"
            loading={test.isPending}
            aria-label={t('connections.testOf', { name: chosen.name })}
            data-testid={`connection-test-${connector.key}`}
            onClick={() => test.mutate({ id: chosen.id })}
          >
            {t('connections.test')}
          </Button>
        )}
      </div>
      {failed ? <TestResult name={chosen.name} connector={connector} test={failed} /> : null}
      {test.isError ? <Alert type="error" showIcon title={errorText(test.error)} /> : null}
    </>
  );
}
