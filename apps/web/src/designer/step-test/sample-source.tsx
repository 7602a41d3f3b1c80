import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../pages/listing/format-moment.ts';
import { useTRPC } from '../../server/trpc.ts';
import { useDesignerState } from '../store/designer-context.ts';

type Props = { runId: string | undefined; onChange: (runId: string | undefined) => void };

const LATEST = 'latest';

/** Where samples come from: what is pinned and the latest run, or a past run of the flow. */
export function SampleSource({ runId, onChange }: Props) {
  const { t } = useTranslation(['stepTest', 'designer']);
  const trpc = useTRPC();
  const flowId = useDesignerState((state) => state.flowId);
  const runs = useQuery(trpc.runs.list.queryOptions({ flowId, limit: 20 }));
  const whole = runs.data?.items.filter(({ test }) => test?.only == null) ?? [];
  const listed = runId === undefined || whole.some(({ id }) => id === runId);
  return (
    <Select
      size="small"
      style={{ width: '100%' }}
      aria-label={t('samplesOf')}
      data-testid="sample-source"
      loading={runs.isPending}
      value={runId ?? LATEST}
      options={[
        { value: LATEST, label: t('latest') },
        ...(listed ? [] : [{ value: runId, label: runId }]),
        ...whole.map(({ id, acceptedAt, state }) => ({
          value: id,
          label: `${formatMoment(acceptedAt)} · ${t(`designer:runStates.${state}`)}`,
        })),
      ]}
      onChange={(value) => onChange(value === LATEST ? undefined : value)}
    />
  );
}
