/** The first real run, from the wizard: started by hand, watched until it ends. */
import { PlayCircleOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../app/session.ts';
import { TestInputFields } from '../../../designer/test-run/test-input-fields.tsx';
import { useLiveRun } from '../../../designer/test-run/use-live-run.ts';
import { useTestInput } from '../../../designer/test-run/use-test-input.ts';
import { FailureText } from '../../../failure/failure-text.tsx';
import { durationText } from '../../../i18n/duration-text.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { useDraft } from '../flow-editor.tsx';
import { useWizard } from '../wizard-context.ts';

export function RunOnce() {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { root, connectors } = useWizard();
  const mayRun = useCan('operator');
  const document = useDraft(root.id);
  const state = useTestInput(document, connectors);
  const run = useMutation(trpc.flows.run.mutationOptions());
  const start = () => {
    const given = state.read();
    if (!given) return;
    const { triggerId, input } = given;
    run.mutate({
      id: root.id,
      version: 'published',
      ...(triggerId === undefined ? {} : { triggerId }),
      ...(input === undefined ? {} : { input }),
    });
  };
  return (
    <section aria-label={t('run.title')} data-testid="run-once">
      <h3>{t('run.title')}</h3>
      <p className="quiet">{t('run.about')}</p>
      <div className="wizard-form">
        <TestInputFields brief {...{ document, connectors, state }} />
      </div>
      <div className="wizard-bar">
        <Button
          icon={<PlayCircleOutlined />}
          loading={run.isPending}
          disabled={!state.readable || !mayRun}
          data-testid="run-once-start"
          onClick={start}
        >
          {t('run.start')}
        </Button>
      </div>
      {run.isError ? <Alert type="error" showIcon title={errorText(run.error)} /> : null}
      {run.data ? <RunResult key={run.data.runId} runId={run.data.runId} /> : null}
    </section>
  );
}

const COLOURS: Record<string, string> = {
  succeeded: 'green',
  completedWithFailures: 'orange',
  failed: 'red',
  cancelled: 'default',
};

function RunResult({ runId }: { runId: string }) {
  const { t } = useTranslation(['wizard', 'designer']);
  const errorText = useErrorText();
  const { run, error } = useLiveRun(runId);
  const state = run?.state ?? 'queued';
  return (
    <div data-testid="run-once-result" data-run-state={state} role="status">
      <div className="wizard-bar">
        <Tag color={COLOURS[state] ?? 'blue'}>{t(`designer:runStates.${state}`)}</Tag>
        {run ? <span>{t('wizard:run.steps', { count: run.counts.steps })}</span> : null}
        {run?.durationMs == null ? null : <span className="quiet">{durationText(run.durationMs)}</span>}
        <Link to={`/runs/${runId}`}>{t('wizard:openRun')}</Link>
      </div>
      {error ? <Alert type="error" showIcon title={errorText(error)} /> : null}
      {run?.error ? <FailureText failure={run.error} document={run.document} /> : null}
    </div>
  );
}
