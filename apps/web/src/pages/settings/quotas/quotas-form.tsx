import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { useCan } from '../../../app/session.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { formatCount } from '../../ledger/format-count.ts';
import { formatLogBytes } from './format-log-bytes.ts';
import { LogsQuota } from './logs-quota.tsx';
import {
  LEAST_BYTES,
  type LogsChoice,
  MOST_BYTES,
  MOST_RUNS,
  type RunsChoice,
  toLogBytes,
  toLogsChoice,
  toRunsChoice,
  toRunsPerMinute,
} from './quota-choice.ts';
import type { TenantQuotas } from './quotas-card.tsx';
import { RunsQuota } from './runs-quota.tsx';

/** Both quotas with their meters. Who may not change them sees which are chosen. */
export function QuotasForm({ quotas }: { quotas: TenantQuotas }) {
  const { t } = useTranslation('quotas');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const mayChange = useCan('admin');
  const [runsDraft, setRunsDraft] = useState<RunsChoice>();
  const [logsDraft, setLogsDraft] = useState<LogsChoice>();
  const change = useMutation(
    trpc.tenantQuotas.change.mutationOptions({
      onSuccess: async (changed) => {
        // A look from before the change must not come back over it.
        await queries.cancelQueries({ queryKey: trpc.tenantQuotas.get.queryKey() });
        queries.setQueryData(trpc.tenantQuotas.get.queryKey(), changed);
        setRunsDraft(undefined);
        setLogsDraft(undefined);
        message.success(t('saved'));
      },
    }),
  );
  const runs = runsDraft ?? toRunsChoice(quotas.runs.perMinute);
  const logs = logsDraft ?? toLogsChoice(quotas.logs.limit);
  const [runsPerMinute, logBytes] = [toRunsPerMinute(runs), toLogBytes(logs)];
  const changed = runsPerMinute !== quotas.runs.perMinute || logBytes !== quotas.logs.limit;
  const complete = runsPerMinute !== undefined && logBytes !== undefined;
  const hint = () => {
    if (runsPerMinute === undefined) return t('neededRuns', { most: formatCount(MOST_RUNS) });
    if (logBytes === undefined)
      return t('neededLogs', { least: formatLogBytes(LEAST_BYTES), most: formatLogBytes(MOST_BYTES) });
    return t('effect');
  };
  const disabled = !mayChange || change.isPending;
  return (
    <form
      className="limit-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete && changed && !change.isPending) change.mutate({ runsPerMinute, logBytes });
      }}
    >
      <RunsQuota
        runs={quotas.runs}
        choice={runs}
        disabled={disabled}
        choose={(next) => {
          change.reset();
          setRunsDraft(next);
        }}
      />
      <LogsQuota
        logs={quotas.logs}
        choice={logs}
        disabled={disabled}
        choose={(next) => {
          change.reset();
          setLogsDraft(next);
        }}
      />
      {change.isError ? (
        <Alert type="error" showIcon title={errorText(change.error)} data-testid="quotas-refused" />
      ) : null}
      {mayChange ? (
        <div className="limit-actions">
          <Button
            type="primary"
            htmlType="submit"
            loading={change.isPending}
            disabled={!complete || !changed}
            data-testid="save-quotas"
          >
            {t('save')}
          </Button>
          <small className="quiet" data-testid="quotas-hint">
            {hint()}
          </small>
        </div>
      ) : (
        <p className="quiet" data-testid="quotas-forbidden">
          {t('forbidden')}
        </p>
      )}
    </form>
  );
}
