import type { ActionManifest, ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { StepOf, Template, UnknownPolicy } from '@flowbridge/flow';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { fieldSchema } from '../catalog/field-schema.ts';
import { actionOf, connectorOf } from '../catalog/step-words.ts';
import { FieldRow } from '../fields/field-row.tsx';
import { useFieldScope } from '../fields/picker/field-scope.ts';
import { ValueField } from '../fields/value-field.tsx';
import { useDesigner } from '../store/designer-context.ts';
import { FieldScopeOf } from './field-scope-of.tsx';
import { TemplateField } from './template-field.tsx';
import { useChangeConfig } from './use-change.ts';

type Check = Extract<UnknownPolicy, { policy: 'check' }>;

/** What to do when a call went out and nobody knows whether it was carried out. Nothing for an action that only reads. */
export function UnknownPolicyFields({ step }: { step: StepOf<'action'> }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const { connectors } = useDesigner();
  const change = useChangeConfig(step);
  const connector = connectorOf(connectors, step.config.connector);
  const action = actionOf(connectors, step);
  const { onUnknown } = step.config;
  if (!connector || !action || (action.effect === 'read' && onUnknown === undefined)) return null;
  const reading = connector.actions.filter((each) => each.effect === 'read');
  const policies = (['default', 'retry', 'ask', 'check'] as const).filter(
    (each) => each !== 'check' || reading.length > 0,
  );
  const choose = (policy: (typeof policies)[number]) => {
    switch (policy) {
      case 'default':
        return change({ onUnknown: undefined });
      case 'check':
        return change({ onUnknown: { policy, action: reading[0]?.key ?? '', input: {}, happened: '' } });
      default:
        return change({ onUnknown: { policy } });
    }
  };
  return (
    <>
      <FieldRow path="onUnknown" label={t('unknown.label')} description={t('unknown.help')}>
        <Select
          value={onUnknown?.policy ?? 'default'}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('unknown.label')}
          data-testid="field-onUnknown"
          options={policies.map((each) => ({
            value: each,
            label: t(each === 'default' ? `unknown.defaults.${action.effect}` : `unknown.policies.${each}`),
          }))}
          onChange={choose}
        />
      </FieldRow>
      {onUnknown?.policy === 'check' ? (
        <CheckFields
          step={step}
          check={onUnknown}
          reading={reading}
          onChange={(next) => change({ onUnknown: next })}
        />
      ) : null}
    </>
  );
}

type CheckProps = {
  step: StepOf<'action'>;
  check: Check;
  reading: readonly ConnectorManifest['actions'][number][];
  onChange: (check: Check) => void;
};

function CheckFields({ step, check, reading, onChange }: CheckProps) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const language = usePreferences((state) => state.language);
  const action = reading.find((each) => each.key === check.action);
  return (
    <div className="field-group">
      <FieldRow path="onUnknown.action" label={t('unknown.action')} required>
        <Select
          value={check.action}
          disabled={readOnly}
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('unknown.action')}
          data-testid="field-onUnknown.action"
          options={reading.map((each) => ({ value: each.key, label: each.names[language] }))}
          onChange={(next: string) => onChange({ ...check, action: next, input: {} })}
        />
      </FieldRow>
      {action ? <CheckInputs action={action} check={check} onChange={onChange} /> : null}
      <FieldScopeOf place={{ stepId: step.id, view: 'afterCheck' }}>
        <TemplateField
          path="onUnknown.happened"
          label={t('unknown.happened')}
          type="text"
          multiline
          required
          value={check.happened === '' ? undefined : check.happened}
          onChange={(happened) => onChange({ ...check, happened: happened ?? '' })}
        />
        <div className="field-help panel-note">{t('unknown.happenedHelp', { key: step.key })}</div>
        <TemplateField
          path="onUnknown.output"
          label={t('unknown.output')}
          type="any"
          value={check.output}
          onChange={(output) => onChange(withOutput(check, output))}
        />
      </FieldScopeOf>
    </div>
  );
}

type InputsProps = { action: ActionManifest; check: Check; onChange: (check: Check) => void };

function CheckInputs({ action, check, onChange }: InputsProps) {
  const language = usePreferences((state) => state.language);
  return action.inputs.map(({ field }) => (
    <ValueField
      key={`${action.key}:${field.key}`}
      path={`onUnknown.input.${field.key}`}
      label={field.names[language]}
      wireName={field.key}
      schema={fieldSchema(field)}
      required={field.required}
      value={check.input[field.key]}
      onChange={(value) => {
        const { [field.key]: _, ...others } = check.input;
        onChange({ ...check, input: value === undefined ? others : { ...others, [field.key]: value } });
      }}
    />
  ));
}

function withOutput(check: Check, output: Template | undefined): Check {
  const { output: _, ...others } = check;
  return output === undefined ? others : { ...others, output };
}
