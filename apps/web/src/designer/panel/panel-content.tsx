/** What the side panel shows: the selected step or trigger by tabs, or the flow's own settings when nothing is selected. */
import { CloseOutlined } from '@ant-design/icons';
import type { Step, Trigger } from '@flowbridge/flow';
import { Button, Tabs } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { StepIcon, TriggerIcon } from '../catalog/step-icon.tsx';
import { connectorOf, connectorOfTrigger, stepTitle, triggerTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { FieldProblemsContext } from '../fields/field-problems.ts';
import { FieldScopeContext } from '../fields/picker/field-scope.ts';
import { useProblems } from '../problems/problems-context.ts';
import { RunSample } from '../step-test/run-sample.tsx';
import { TestTab } from '../step-test/test-tab.tsx';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import type { PanelTab } from '../store/designer-state.ts';
import { clearSelection, onlySelected } from '../store/selection.ts';
import { ErrorsTab } from './errors-tab.tsx';
import { FlowSettings } from './flow-settings.tsx';
import { NoteTab } from './note-tab.tsx';
import { OutputTab } from './output-tab.tsx';
import { StepSettings, TriggerSettings } from './settings-tab.tsx';
import { SeveralSteps } from './several-steps.tsx';
import { StepForm } from './steps/step-form.tsx';
import { TriggerForm } from './triggers/trigger-form.tsx';
import { useFieldScopeOf } from './use-field-scope-of.tsx';
import { useFocusField } from './use-focus-field.ts';

export function PanelContent() {
  const stepId = useDesignerState((state) => onlySelected(state.selectedSteps));
  const several = useDesignerState((state) => state.selectedSteps);
  const count = several.size;
  const step = useDesignerState((state) => (stepId === undefined ? undefined : state.document.steps[stepId]));
  const trigger = useDesignerState((state) =>
    state.document.triggers.find((each) => each.id === state.selectedTrigger),
  );
  return (
    <>
      {step ? <StepPanel key={step.id} step={step} /> : null}
      {trigger ? <TriggerPanel key={trigger.id} trigger={trigger} /> : null}
      {count > 1 ? <SeveralSteps stepIds={[...several]} /> : null}
      {!step && !trigger && count === 0 ? <FlowSettings /> : null}
    </>
  );
}

function StepPanel({ step }: { step: Step }) {
  const { t } = useTranslation(['panel', 'stepTest']);
  const { store, connectors } = useDesigner();
  const words = useWords(connectors);
  const tab = useDesignerState((state) => state.tab);
  const scope = useFieldScopeOf({ stepId: step.id });
  const all = useProblems();
  const problems = useMemo(() => all.filter((each) => each.stepId === step.id), [all, step.id]);
  const box = useFocusField();
  const connector = step.kind === 'action' ? connectorOf(connectors, step.config.connector) : undefined;
  const tabs: { key: PanelTab; label: string; children: React.ReactNode }[] = [
    {
      key: 'input',
      label: t('tabs.input'),
      children: (
        <>
          <StepForm step={step} />
          <RunSample stepId={step.id} part="input" />
        </>
      ),
    },
    { key: 'settings', label: t('tabs.settings'), children: <StepSettings step={step} /> },
    {
      key: 'output',
      label: t('tabs.output'),
      children: (
        <>
          <OutputTab step={step} />
          <RunSample stepId={step.id} part="output" />
        </>
      ),
    },
    { key: 'test', label: t('stepTest:tab'), children: <TestTab step={step} /> },
    { key: 'errors', label: t('tabs.errors'), children: <ErrorsTab step={step} /> },
    { key: 'note', label: t('tabs.note'), children: <NoteTab step={step} /> },
  ];
  return (
    <FieldScopeContext value={scope}>
      <FieldProblemsContext value={problems}>
        <PanelHead
          icon={<StepIcon kind={step.kind} connector={connector} />}
          title={stepTitle(step, words)}
          detail={step.key}
        />
        <div ref={box} className="panel-body">
          <Tabs
            size="small"
            tabBarGutter={10}
            activeKey={tab}
            onChange={(key) => store.setState({ tab: tabs.find((each) => each.key === key)?.key ?? 'input' })}
            items={tabs}
          />
        </div>
      </FieldProblemsContext>
    </FieldScopeContext>
  );
}

function TriggerPanel({ trigger }: { trigger: Trigger }) {
  const { t } = useTranslation('panel');
  const { store, connectors } = useDesigner();
  const words = useWords(connectors);
  const tab = useDesignerState((state) => state.tab);
  const scope = useFieldScopeOf({ triggerId: trigger.id });
  const all = useProblems();
  const problems = useMemo(() => all.filter((each) => each.triggerId === trigger.id), [all, trigger.id]);
  const box = useFocusField();
  const connector = connectorOfTrigger(connectors, trigger);
  return (
    <FieldScopeContext value={scope}>
      <FieldProblemsContext value={problems}>
        <PanelHead
          icon={<TriggerIcon kind={trigger.kind} connector={connector} />}
          title={triggerTitle(trigger, words)}
          detail={trigger.key}
        />
        <div ref={box} className="panel-body">
          <Tabs
            size="small"
            activeKey={tab === 'settings' ? 'settings' : 'input'}
            onChange={(key) => store.setState({ tab: key === 'settings' ? 'settings' : 'input' })}
            items={[
              { key: 'input', label: t('tabs.trigger'), children: <TriggerForm trigger={trigger} /> },
              { key: 'settings', label: t('tabs.settings'), children: <TriggerSettings trigger={trigger} /> },
            ]}
          />
        </div>
      </FieldProblemsContext>
    </FieldScopeContext>
  );
}

function PanelHead({ icon, title, detail }: { icon: React.ReactNode; title: string; detail: string }) {
  const { t } = useTranslation();
  const { store } = useDesigner();
  return (
    <div className="panel-head">
      {icon}
      <div className="panel-title">
        <strong>{title}</strong>
        <code>{detail}</code>
      </div>
      <Button
        type="text"
        icon={<CloseOutlined />}
        aria-label={t('close')}
        data-testid="panel-close"
        onClick={() => clearSelection(store)}
      />
    </div>
  );
}
