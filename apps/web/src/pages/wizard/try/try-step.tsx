/** The dry run: one record goes through the draft, and every request that would be sent is shown. Nothing is written. */
import { ExperimentOutlined } from '@ant-design/icons';
import { outerLoops } from '@flowbridge/flow';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session.ts';
import { stepTitle } from '../../../designer/catalog/step-words.ts';
import { useWords } from '../../../designer/catalog/use-words.ts';
import { TestInputFields } from '../../../designer/test-run/test-input-fields.tsx';
import { useTestInput } from '../../../designer/test-run/use-test-input.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { useDraft } from '../flow-editor.tsx';
import type { WizardStep } from '../use-wizard-step.ts';
import { useWizard } from '../wizard-context.ts';
import { type ChosenRecords, loopNames, ofLoops } from './chosen-records.ts';
import { DryRunResult } from './dry-run-result.tsx';
import { LastInput } from './last-input.tsx';
import { RecordChoice } from './record-choice.tsx';

export function TryStep({ onGo }: { onGo: (step: WizardStep) => void }) {
  const { t } = useTranslation('wizard');
  const { family, root } = useWizard();
  const [flowId, setFlowId] = useState(root.id);
  return (
    <>
      {family.flows.length > 1 ? (
        <div className="wizard-bar">
          <Select
            style={{ minWidth: 320 }}
            value={flowId}
            aria-label={t('try.flow')}
            data-testid="try-flow"
            options={family.flows.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setFlowId}
          />
        </div>
      ) : null}
      <TryFlow key={flowId} flowId={flowId} onGo={onGo} />
    </>
  );
}

function TryFlow({ flowId, onGo }: { flowId: string; onGo: (step: WizardStep) => void }) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { connectors, settle } = useWizard();
  const mayRun = useCan('operator');
  const document = useDraft(flowId);
  const state = useTestInput(document, connectors);
  const loops = outerLoops(document);
  const words = useWords(connectors);
  const names = loopNames(loops, (loop) => stepTitle(loop, words));
  const [records, setRecords] = useState<ChosenRecords>({});
  const run = useMutation(trpc.flows.run.mutationOptions());
  const start = async () => {
    const given = state.read();
    if (!given || !(await settle())) return;
    const { triggerId, input } = given;
    run.mutate({
      id: flowId,
      version: 'draft',
      test: { dryRun: true, ...(loops.length > 0 ? { record: 1, records: ofLoops(records, loops) } : {}) },
      ...(triggerId === undefined ? {} : { triggerId }),
      ...(input === undefined ? {} : { input }),
    });
  };
  return (
    <>
      <div className="wizard-form">
        <TestInputFields brief {...{ document, connectors, state }} />
      </div>
      {loops.length > 0 ? (
        <RecordChoice
          {...{ flowId, document, loops, onGo }}
          given={state.read}
          chosen={records}
          onChoose={setRecords}
        />
      ) : null}
      <div className="wizard-bar">
        {state.asksInput && state.trigger ? (
          <LastInput flowId={flowId} triggerKey={state.trigger.key} onRecord={state.fill} />
        ) : null}
        <Button
          type="primary"
          icon={<ExperimentOutlined />}
          disabled={!state.readable || !mayRun}
          loading={run.isPending}
          data-testid="dry-run"
          onClick={() => void start()}
        >
          {t('try.start')}
        </Button>
      </div>
      {run.isError ? <Alert type="error" showIcon title={errorText(run.error)} /> : null}
      {run.data ? (
        <DryRunResult key={run.data.runId} runId={run.data.runId} loops={loops} names={names} />
      ) : null}
    </>
  );
}
