import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { connectorOf } from '../../../designer/catalog/step-words.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { JsonView } from '../../json/json-view.tsx';
import { formatMoment } from '../../listing/format-moment.ts';
import { useRunView } from '../run-view.ts';
import { useStepAt } from '../use-step-at.ts';

/** The call of which nobody knows what became: when it was sent, to which system, with what, and what its step is set to do. */
export function DecideCall({ path }: { path: string }) {
  const { t } = useTranslation(['questions', 'shell']);
  const trpc = useTRPC();
  const errorText = useErrorText();
  const { run, connectors, words } = useRunView();
  const { step, title } = useStepAt(path);
  const call = useQuery(trpc.runs.stepDetail.queryOptions({ id: run.id, path }));
  if (call.isPending) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  if (call.isError) {
    return (
      <Alert
        type="error"
        title={errorText(call.error)}
        action={<Button onClick={() => void call.refetch()}>{t('shell:retry')}</Button>}
      />
    );
  }
  const sent = call.data.tries.findLast((each) => each.state === 'started') ?? call.data;
  const connector = step?.kind === 'action' ? connectorOf(connectors, step.config.connector) : undefined;
  const policy = step?.kind === 'action' ? (step.config.onUnknown?.policy ?? 'ask') : 'ask';
  const text = call.data.requestJson ?? call.data.inputJson;
  return (
    <div className="decide-call" data-testid="decide-call">
      <p>
        {t('questions:sent', {
          moment: formatMoment(sent.startedAtMs),
          system: connector?.names[words.language] ?? title,
        })}
        {' · '}
        {t(`questions:policies.${policy}`)}
      </p>
      {text === null ? null : (
        <details open>
          <summary>{t('questions:call')}</summary>
          <div className="decide-json">
            <JsonView text={text} root="" fileName={`${run.id}-${path}-call`} />
          </div>
        </details>
      )}
    </div>
  );
}
