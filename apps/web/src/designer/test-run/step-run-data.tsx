import type { FlowDocument } from '@flowbridge/flow';
import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../../failure/failure-text.tsx';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { JsonText } from './json-text.tsx';

type Props = { runId: string; path: string; document: FlowDocument | undefined };

/** Input, output, request and response of one step run. */
export function StepRunData({ runId, path, document }: Props) {
  const { t } = useTranslation(['designer', 'stepTest']);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const detail = useQuery(trpc.runs.stepDetail.queryOptions({ id: runId, path }));
  if (detail.isPending) return <Skeleton active className="run-data" />;
  if (detail.isError) return <Alert type="error" title={errorText(detail.error)} className="run-data" />;
  const { inputJson, outputJson, requestJson, responseJson, error, state } = detail.data;
  const withheld = state === 'withheld';
  const parts = [
    { key: 'output', label: t('test.output'), text: outputJson },
    { key: 'input', label: t('test.inputTab'), text: inputJson },
    { key: 'request', label: t('test.request'), text: requestJson },
    { key: 'response', label: t('test.response'), text: responseJson },
  ];
  return (
    <div className="run-data" data-testid="step-run-data">
      {withheld ? <Alert type="info" showIcon title={t('stepTest:withheld')} /> : null}
      {error ? <FailureText failure={error} document={document} /> : null}
      <Tabs
        size="small"
        defaultActiveKey={withheld && requestJson !== null ? 'request' : 'output'}
        items={parts
          .filter((part) => part.text !== null)
          .map((part) => ({
            key: part.key,
            label: <span data-testid={`run-data-${part.key}`}>{part.label}</span>,
            children: <JsonText text={part.text ?? ''} />,
          }))}
      />
    </div>
  );
}
