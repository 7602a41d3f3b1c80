import { SettingOutlined } from '@ant-design/icons';
import { freeKey, type Parameter } from '@flowbridge/flow';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { connectorOf } from '../catalog/step-words.ts';
import { ConnectionChooser } from '../connections/connection-chooser.tsx';
import { FieldProblemsContext } from '../fields/field-problems.ts';
import { FieldScopeContext } from '../fields/picker/field-scope.ts';
import { useProblems } from '../problems/problems-context.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { edit } from '../store/edit.ts';
import { BusinessKeys } from './business-keys.tsx';
import { ParameterCard } from './parameter-card.tsx';
import { RunSettings } from './run-settings.tsx';
import { useEditReport } from './use-change.ts';
import { useFieldScopeOf } from './use-field-scope-of.tsx';
import { useFocusField } from './use-focus-field.ts';

/** The flow itself: its connections, its parameters (全局配置), and how its runs behave. */
export function FlowSettings() {
  const { t } = useTranslation('panel');
  const { store, connectors } = useDesigner();
  const report = useEditReport();
  const document = useDesignerState((state) => state.document);
  const readOnly = useDesignerState((state) => state.readOnly);
  const used = useMemo(() => {
    const keys = [
      ...Object.values(document.steps).flatMap((step) =>
        step.kind === 'action' ? [step.config.connector] : [],
      ),
      ...document.triggers.flatMap((trigger) =>
        trigger.kind === 'connectorEvent' || trigger.kind === 'poll' ? [trigger.config.connector] : [],
      ),
    ];
    return [...new Set(keys)].flatMap((key) => connectorOf(connectors, key) ?? []);
  }, [document, connectors]);
  const { parameters, settings = {} } = document;
  const scope = useFieldScopeOf({ settings: true });
  const all = useProblems();
  const problems = useMemo(() => all.filter((each) => !each.stepId && !each.triggerId), [all]);
  const box = useFocusField();
  const set = (next: Parameter[], mergeKey?: string) =>
    report(edit(store, { type: 'setParameters', parameters: next }, mergeKey));
  const add = () => {
    const key = freeKey('param', (tried) => parameters.some((each) => each.key === tried));
    set([...parameters, { key, label: t('parameters.new'), type: 'text' }]);
  };
  return (
    <>
      <div className="panel-head">
        <span className="kind-icon" style={{ color: 'var(--fb-text-2)' }} aria-hidden="true">
          <SettingOutlined />
        </span>
        <div className="panel-title">
          <strong>{t('flow.title')}</strong>
          <span>{t('flow.about')}</span>
        </div>
      </div>
      <div ref={box} className="panel-body">
        <div className="panel-section">{t('flow.connections')}</div>
        {used.length === 0 ? <p className="panel-about">{t('flow.noConnections')}</p> : null}
        {used.map((connector) => (
          <ConnectionChooser key={connector.key} connector={connector} />
        ))}
        <div className="panel-section">{t('flow.parameters')}</div>
        <p className="panel-about">{t('parameters.help')}</p>
        {parameters.map((parameter, index) => (
          // Keys are edited in place: the position is the card's identity while its key changes.
          <ParameterCard
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            parameter={parameter}
            onChange={(next) =>
              set(
                parameters.map((each, at) => (at === index ? next : each)),
                `parameter:${index}`,
              )
            }
            onRename={(key) => report(edit(store, { type: 'renameKey', parameter: parameter.key, key }))}
            onRemove={() => set(parameters.filter((_, at) => at !== index))}
          />
        ))}
        <Button size="small" type="dashed" disabled={readOnly} data-testid="add-parameter" onClick={add}>
          {t('parameters.add')}
        </Button>
        <FieldScopeContext value={scope}>
          <FieldProblemsContext value={problems}>
            <div className="panel-section">{t('flow.runs')}</div>
            <RunSettings settings={settings} />
            <div className="panel-section">{t('flow.businessKeys')}</div>
            <BusinessKeys keys={settings.businessKeys ?? []} />
          </FieldProblemsContext>
        </FieldScopeContext>
      </div>
    </>
  );
}
