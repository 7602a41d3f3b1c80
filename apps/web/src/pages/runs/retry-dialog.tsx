import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import type { RunState } from '../listing/run-state-tag.tsx';
import { RetryChoices, type RetryFrom, type RetryVersion } from './retry-choices.tsx';
import { RetryPreview } from './retry-preview.tsx';
import { StartStepSelect } from './start-step-select.tsx';
import './retry-dialog.css';

export type RetryDialogProps = {
  run: { id: string; state: RunState };
  /** A step run to begin at; without it one can be chosen in the dialog. */
  path?: string | undefined;
  open: boolean;
  onClose: () => void;
};

const FROM_BY_STATE: Partial<Record<RunState, RetryFrom>> = {
  failed: 'failedStep',
  cancelled: 'failedStep',
  completedWithFailures: 'failedItems',
};

/** Starts another attempt of a run: from where, with which version, and what that would do again. */
export function RetryDialog({ run, path, open, onClose }: RetryDialogProps) {
  const { t } = useTranslation(['runs', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [version, setVersion] = useState<RetryVersion>('same');
  const [chosenFrom, setFrom] = useState<RetryFrom>();
  const [chosenPath, setPath] = useState<string>();
  const from = chosenFrom ?? (path === undefined ? (FROM_BY_STATE[run.state] ?? 'trigger') : 'path');
  const startPath = path ?? chosenPath;
  const order = { id: run.id, version, from: from === 'path' ? { path: startPath ?? '' } : from };
  const complete = from !== 'path' || startPath !== undefined;
  const preview = useQuery(
    trpc.runs.previewRetry.queryOptions(order, {
      enabled: open && complete,
      retry: false,
      staleTime: 0,
      placeholderData: keepPreviousData,
    }),
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
  const error = retry.error ?? (complete ? preview.error : null);
  return (
    <Modal
      open={open}
      width={680}
      title={t('runs:retryDialog.title')}
      okText={t('runs:retryDialog.start')}
      okButtonProps={{
        ...testId('retry-start'),
        disabled: !complete || preview.data === undefined || preview.isError,
      }}
      cancelText={t('shell:cancel')}
      confirmLoading={retry.isPending}
      onCancel={onClose}
      onOk={() => retry.mutate(order)}
      afterClose={() => {
        retry.reset();
        setFrom(undefined);
        setPath(undefined);
      }}
      destroyOnHidden
    >
      <RetryChoices
        from={from}
        version={version}
        pathGiven={path !== undefined}
        nothingFailed={run.state === 'succeeded'}
        onFrom={setFrom}
        onVersion={setVersion}
      />
      {from === 'path' && path === undefined ? (
        <StartStepSelect runId={run.id} value={chosenPath} onChange={setPath} />
      ) : null}
      <p className="retry-hint">{t(`runs:retryDialog.hints.${from}`)}</p>
      {complete && !preview.isError ? (
        <RetryPreview preview={preview.data} loading={preview.isPending} stale={preview.isPlaceholderData} />
      ) : null}
      {error ? <Alert type="error" showIcon title={errorText(error)} /> : null}
    </Modal>
  );
}
