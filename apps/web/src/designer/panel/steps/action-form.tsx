import type { StepOf, Template } from '@flowbridge/flow';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { actionOf, connectorOf } from '../../catalog/step-words.ts';
import { ConnectionChooser } from '../../connections/connection-chooser.tsx';
import { FieldSetSection } from '../../fields/field-set/field-set-section.tsx';
import { useDesigner } from '../../store/designer-context.ts';
import { DeclaredInputs } from '../declared-inputs.tsx';
import { useChangeConfig } from '../use-change.ts';

/** The inputs of an action, as its manifest declares them, and the connection it uses. */
export function ActionForm({ step }: { step: StepOf<'action'> }) {
  const { t } = useTranslation('panel');
  const language = usePreferences((state) => state.language);
  const { connectors, store } = useDesigner();
  const change = useChangeConfig(step);
  const connector = connectorOf(connectors, step.config.connector);
  const action = actionOf(connectors, step);
  if (!connector || !action) {
    const name = `${step.config.connector}.${step.config.action}`;
    return <Alert type="error" showIcon title={t('action.unknown', { name })} />;
  }
  const set = (key: string, value: Template | undefined) => {
    const current = store.getState().document.steps[step.id];
    const { [key]: _, ...others } = current?.kind === 'action' ? current.config.input : step.config.input;
    change({ input: value === undefined ? others : { ...others, [key]: value } });
  };
  return (
    <>
      {action.description ? <p className="panel-about">{action.description[language]}</p> : null}
      <ConnectionChooser connector={connector} />
      {action.effect === 'write' ? (
        <Alert type="warning" title={t('action.writes')} className="panel-note" />
      ) : null}
      <DeclaredInputs
        fields={action.inputs.map(({ field }) => field)}
        extra={step.config.fieldSet?.input}
        input={step.config.input}
        onSet={set}
      />
      <FieldSetSection step={step} side="input" />
    </>
  );
}
