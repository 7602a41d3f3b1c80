import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import type { RunState } from '../listing/run-state-tag.tsx';
import { RetryPreview } from './retry-preview.tsx';
import './retry-dialog.css';

type Props = {
  run: { id: string; state: RunState };
  /** A step run to begin at; offered as a choice of its own. */
  path?: string | undefined;
  open: boolean;
  onClose: () => void;
};
type Version = 'same' | 'published' | 'draft';
type From = 'trigger' | 'failedStep' | 'failedItems' | 'path';

const FROM_BY_STATE: Partial<Record<RunState, From>> = {
  failed: 'failedStep',
  completedWithFailures: 'failedItems',
};

/** Starts another attempt of a run: from where, with which version, and what that would do again. */
export function RetryDialog({ run, path, open, onClose }: Props) {
  const { t } = useTranslation(['runs', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [version, setVersion] = useState<Version>('same');
  const [chosen, setFrom] = useState<From>();
  const from = chosen ?? (path === undefined ? (FROM_BY_STATE[run.state] ?? 'trigger') : 'path');
  const order = {
    id: run.id,
    version,
    from: from === 'path' ? { path: path ?? '' } : from,
  };
  const preview = useQuery(
    trpc.runs.previewRetry.queryOptions(order, { enabled: open, retry: false, staleTime: 0 }),
  );
  const retry = useMutation(
    trpc.runs.retry.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.runs.pathKey() });
        onClose();
        await navigate(`/runs/${run.id}`);
      },
    }),
  );
  const choices: From[] = [
    'failedStep',
    'failedItems',
    ...(path === undefined ? [] : ['path' as const]),
    'trigger',
  ];
  return (
    <Modal
      open={open}
      width={640}
      title={t('runs:retryDialog.title')}
      okText={t('runs:retryDialog.start')}
      okButtonProps={{ ...testId('retry-start'), disabled: preview.isError }}
      cancelText={t('shell:cancel')}
      confirmLoading={retry.isPending}
      onCancel={onClose}
      onOk={() => retry.mutate(order)}
      afterClose={() => {
        retry.reset();
        setFrom(undefined);
      }}
      destroyOnHidden
    >
      <div className="retry-choices">
        <section>
          <h3>{t('runs:retryDialog.from')}</h3>
          <Radio.Group
            aria-label={t('runs:retryDialog.from')}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
            options={choices.map((value) => ({
              value,
              label: <span data-testid={`retry-from-${value}`}>{t(`runs:retryDialog.froms.${value}`)}</span>,
            }))}
          />
        </section>
        <section>
          <h3>{t('runs:retryDialog.version')}</h3>
          <Radio.Group
            aria-label={t('runs:retryDialog.version')}
            value={version}
            onChange={(event) => setVersion(event.target.value)}
            options={(['same', 'published', 'draft'] as const).map((value) => ({
              value,
              label: <span data-testid={`retry-version-${value}`}>{t(`runs:retryDialog.${value}`)}</span>,
            }))}
          />
        </section>
      </div>
      <p className="retry-hint">{t(`runs:retryDialog.hints.${from}`)}</p>
      <RetryPreview preview={preview.data} loading={preview.isPending} />
      {preview.isError ? <Alert type="error" showIcon title={errorText(preview.error)} /> : null}
      {retry.isError ? <Alert type="error" showIcon title={errorText(retry.error)} /> : null}
    </Modal>
  );
}
