/** Tests one step: with samples of what it reads, or by running the draft up to it. */
import { outputSchemaOf, type Step, sampleOf } from '@flowbridge/flow';
import { Alert, Button, Skeleton, Tooltip } from 'antd';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { message } from '../../app/feedback/message.ts';
import { useCan } from '../../app/session.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPCClient } from '../../server/trpc.ts';
import { useCatalog } from '../catalog/connector-catalog.ts';
import { useChangeStep } from '../panel/use-change.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { startTestRun } from '../test-run/start-test-run.ts';
import { TestToContext } from '../test-run/test-to.ts';
import { AskBeforeWriting } from './ask-before-writing.tsx';
import { PinnedLine } from './pinned-line.tsx';
import { SampleEditor } from './sample-editor.tsx';
import { SampleSource } from './sample-source.tsx';
import { faultOf } from './sample-text.ts';
import { StepTestResult } from './step-test-result.tsx';
import { useStepSamples } from './use-step-samples.ts';
import { writesIn } from './writes-in.ts';
import './step-test.css';

export function TestTab({ step }: { step: Step }) {
  const { t } = useTranslation(['stepTest', 'designer']);
  const errorText = useErrorText();
  const client = useTRPCClient();
  const { store, connectors } = useDesigner();
  const catalog = useCatalog();
  const document = useDesignerState((state) => state.document);
  const testRunId = useDesignerState((state) => state.stepTests[step.id]);
  const testTo = useContext(TestToContext);
  const change = useChangeStep(step);
  const mayTest = useCan('operator');
  const [params] = useSearchParams();
  const [sampleRun, setSampleRun] = useState(params.get('run') ?? undefined);
  const [edited, setEdited] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [starting, setStarting] = useState(false);
  const samples = useStepSamples(step.id, sampleRun);
  const text = edited ?? samples.data?.samplesJson ?? '{}';
  const fault = faultOf(text);
  const writes = writesIn(document, step.id, connectors);

  const start = async (dryRun: boolean) => {
    setAsking(false);
    setStarting(true);
    try {
      const runId = await startTestRun(
        { store, client },
        { test: { only: step.id, samplesJson: text, ...(dryRun ? { dryRun } : {}) } },
      );
      if (runId === undefined) message.error(t('designer:save.failed'));
      else store.setState(({ stepTests }) => ({ stepTests: { ...stepTests, [step.id]: runId } }));
    } catch (error) {
      message.error(errorText(error));
    } finally {
      setStarting(false);
    }
  };
  const pinInstead = () => {
    setAsking(false);
    if (!step.pinned) change({ pinned: { output: sampleOf(outputSchemaOf(document, step.id, catalog)) } });
    store.setState({ tab: 'output', focusField: '/pinned' });
  };
  return (
    <div className="step-test" data-testid="test-tab">
      <PinnedLine step={step} />
      <p className="panel-about">{t('about')}</p>
      <SampleSource
        runId={sampleRun}
        onChange={(runId) => {
          setSampleRun(runId);
          setEdited(undefined);
        }}
      />
      {samples.isError ? <Alert type="error" showIcon title={errorText(samples.error)} /> : null}
      {samples.isPending && !samples.isError ? <Skeleton active paragraph={{ rows: 3 }} /> : null}
      {samples.data ? (
        <SampleEditor
          text={text}
          fault={fault}
          edited={edited !== undefined}
          sources={samples.data.sources}
          onChange={setEdited}
          onReset={() => setEdited(undefined)}
        />
      ) : null}
      <div className="step-test-actions">
        <Tooltip title={mayTest ? undefined : t('mayNot')}>
          <Button
            type="primary"
            loading={starting}
            disabled={!mayTest || fault !== undefined || samples.data === undefined}
            data-testid="test-step"
            onClick={() => (writes.length > 0 ? setAsking(true) : void start(false))}
          >
            {t('run')}
          </Button>
        </Tooltip>
        <Tooltip title={mayTest ? t('toHereHelp') : t('mayNot')}>
          <Button disabled={!mayTest} data-testid="test-to-here" onClick={() => testTo(step.id)}>
            {t('toHere')}
          </Button>
        </Tooltip>
      </div>
      <h3 className="panel-section">{t('result')}</h3>
      <StepTestResult step={step} runId={testRunId} />
      {asking ? (
        <AskBeforeWriting
          writes={writes}
          onClose={() => setAsking(false)}
          onSend={() => void start(false)}
          onShow={() => void start(true)}
          onPin={step.kind === 'action' ? pinInstead : undefined}
        />
      ) : null}
    </div>
  );
}
