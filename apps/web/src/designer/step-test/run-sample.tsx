import type { StepId } from '@flowbridge/flow';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoment } from '../../pages/listing/format-moment.ts';
import { useTRPC } from '../../server/trpc.ts';
import { JsonText } from '../test-run/json-text.tsx';
import { SampleRunContext } from '../test-run/sample-run.ts';
import './step-test.css';

/** What went into or came out of the step in the run the designer takes values from; nothing before the first run. */
export function RunSample({ stepId, part }: { stepId: StepId; part: 'input' | 'output' }) {
  const { t } = useTranslation('stepTest');
  const trpc = useTRPC();
  const runId = useContext(SampleRunContext);
  const steps = useQuery(
    trpc.runs.steps.queryOptions(
      { id: runId ?? '', stepId, limit: 1 },
      { enabled: runId !== undefined, staleTime: 60_000 },
    ),
  );
  const item = steps.data?.items[0];
  const detail = useQuery(
    trpc.runs.stepDetail.queryOptions(
      { id: runId ?? '', path: item?.path ?? '' },
      { enabled: item !== undefined, staleTime: 60_000 },
    ),
  );
  if (runId === undefined || steps.isError || detail.isError) return null;
  const text = part === 'input' ? detail.data?.inputJson : detail.data?.outputJson;
  return (
    <section className="run-sample" data-testid={`run-sample-${part}`} data-run={runId}>
      <h3 className="panel-section">
        {t(`inRun.${part}`)} <Link to={`/runs/${runId}`}>{item ? formatMoment(item.startedAtMs) : null}</Link>
      </h3>
      {steps.isPending || (item && detail.isPending) ? <Skeleton active paragraph={{ rows: 2 }} /> : null}
      {steps.data && !item ? <p className="panel-about">{t('inRun.none')}</p> : null}
      {typeof text === 'string' ? <JsonText text={text} /> : null}
    </section>
  );
}
