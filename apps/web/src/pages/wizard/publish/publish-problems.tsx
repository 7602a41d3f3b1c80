/** What keeps the flows from being published: flow, step and problem, each with the way to repair it without leaving. */
import type { Problem } from '@flowbridge/flow';
import { Alert, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { FlowEditor } from '../flow-editor.tsx';
import { StepEditor, TriggerEditor } from '../step-editor.tsx';
import type { WizardStep } from '../use-wizard-step.ts';
import { useWizard } from '../wizard-context.ts';

export type FlowProblems = { id: string; name: string; problems: Problem[] };
type Props = { flows: readonly FlowProblems[]; onGo: (step: WizardStep) => void };
type Repair = { flowId: string; problem: Problem };

export function PublishProblems({ flows, onGo }: Props) {
  const { t } = useTranslation('wizard');
  const language = usePreferences((state) => state.language);
  const { again } = useWizard();
  const [repair, setRepair] = useState<Repair>();
  const begin = (flowId: string, problem: Problem) => {
    const step = wizardStepOf(problem);
    if (step === undefined) setRepair({ flowId, problem });
    else onGo(step);
  };
  const close = () => {
    setRepair(undefined);
    void again();
  };
  return (
    <section data-testid="publish-problems" aria-label={t('publish.problems')}>
      <Alert type="error" showIcon title={t('publish.problems')} />
      {flows.map(({ id, name, problems }) => (
        <div key={id} className="wizard-card">
          <strong>{name}</strong>
          <ul className="wizard-problems">
            {problems.map((problem) => (
              <li key={`${problem.code} ${problem.path}`}>
                <span>
                  {problem.message[language]}
                  <small>{problem.path}</small>
                </span>
                {wizardStepOf(problem) || problem.stepId || problem.triggerId ? (
                  <Button
                    size="small"
                    data-testid={`repair-${problem.code}`}
                    onClick={() => begin(id, problem)}
                  >
                    {t('publish.repair')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {repair ? (
        <Drawer open size={520} title={repair.problem.path} onClose={close}>
          <div data-testid="repair-form">
            <FlowEditor flowId={repair.flowId}>
              {repair.problem.stepId ? <StepEditor stepId={repair.problem.stepId} /> : null}
              {repair.problem.triggerId ? <TriggerEditor triggerId={repair.problem.triggerId} /> : null}
            </FlowEditor>
          </div>
        </Drawer>
      ) : null}
    </section>
  );
}

/** Missing connections and values are chosen in the wizard's own steps. */
function wizardStepOf({ code }: Problem): WizardStep | undefined {
  if (code === 'connectionMissing') return 'connections';
  if (code === 'parameterMissing') return 'parameters';
  return undefined;
}
