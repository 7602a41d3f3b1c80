import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';

type Props = { runId: string; open: boolean; onClose: () => void };
type Version = 'same' | 'published' | 'draft';

/** Starts another attempt of a run from its trigger. */
export function RetryDialog({ runId, open, onClose }: Props) {
  const { t } = useTranslation(['runs', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [version, setVersion] = useState<Version>('same');
  const retry = useMutation(
    trpc.runs.retry.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.runs.pathKey() });
        onClose();
        await navigate(`/runs/${runId}`);
      },
    }),
  );
  return (
    <Modal
      open={open}
      title={t('runs:retryDialog.title')}
      okText={t('runs:retryDialog.start')}
      okButtonProps={{ ...testId('retry-start') }}
      cancelText={t('shell:cancel')}
      confirmLoading={retry.isPending}
      onCancel={onClose}
      onOk={() => retry.mutate({ id: runId, version })}
      afterClose={() => retry.reset()}
      destroyOnHidden
    >
      <p style={{ color: 'var(--fb-text-2)' }}>{t('runs:retryDialog.hint')}</p>
      <Radio.Group
        aria-label={t('runs:retryDialog.version')}
        value={version}
        onChange={(event) => setVersion(event.target.value)}
        options={(['same', 'published', 'draft'] as const).map((value) => ({
          value,
          label: t(`runs:retryDialog.${value}`),
        }))}
        style={{ display: 'grid', gap: 8 }}
      />
      {retry.isError ? (
        <Alert style={{ marginTop: 12 }} type="error" showIcon title={errorText(retry.error)} />
      ) : null}
    </Modal>
  );
}
