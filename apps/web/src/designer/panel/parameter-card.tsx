import { type JsonValue, keySchema, type Parameter } from '@flowbridge/flow';
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPCClient } from '../../server/trpc.ts';
import { RemoveButton } from '../fields/row-buttons.tsx';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { ParameterDetails } from './parameter-details.tsx';
import { ParameterInput } from './parameter-input.tsx';
import { parameterText } from './parameter-value.ts';

type Props = {
  parameter: Parameter;
  onChange: (parameter: Parameter) => void;
  onRename: (key: string) => void;
  onRemove: () => void;
};

const TYPES: Parameter['type'][] = ['text', 'integer', 'number', 'boolean', 'json', 'choice'];

/** One parameter: its declaration, and its value in this flow. */
export function ParameterCard({ parameter, onChange, onRename, onRemove }: Props) {
  const { t } = useTranslation('panel');
  const readOnly = useDesignerState((state) => state.readOnly);
  const [key, setKey] = useState<string>();
  const commitKey = () => {
    if (key !== undefined && key !== parameter.key && keySchema.safeParse(key).success) onRename(key);
    setKey(undefined);
  };
  return (
    <div className="parameter-card" data-testid={`parameter-${parameter.key}`}>
      <div className="mapping-line">
        <Input
          size="small"
          value={parameter.label}
          disabled={readOnly}
          aria-label={t('parameters.label')}
          onChange={(event) => {
            if (event.target.value !== '') onChange({ ...parameter, label: event.target.value });
          }}
        />
        <Select<Parameter['type']>
          size="small"
          value={parameter.type}
          disabled={readOnly}
          popupMatchSelectWidth={false}
          aria-label={t('parameters.type')}
          options={TYPES.map((type) => ({ value: type, label: t(`parameters.types.${type}`) }))}
          onChange={(type) => onChange(ofType(parameter, type))}
        />
        <RemoveButton label={t('parameters.remove')} onRemove={onRemove} />
      </div>
      <div className="mapping-line">
        <Input
          size="small"
          prefix="params."
          value={key ?? parameter.key}
          disabled={readOnly}
          aria-label={t('parameters.key')}
          onChange={(event) => setKey(event.target.value)}
          onBlur={commitKey}
          onPressEnter={commitKey}
        />
        <Checkbox
          checked={parameter.required === true}
          disabled={readOnly}
          onChange={(event) => onChange({ ...parameter, required: event.target.checked })}
        >
          {t('required')}
        </Checkbox>
      </div>
      <ParameterDetails parameter={parameter} readOnly={readOnly} onChange={onChange} />
      <ParameterInput
        key={`default:${parameter.type}:${parameter.format ?? ''}`}
        parameter={parameter}
        label={t('parameters.default')}
        value={parameter.default}
        testId={`parameter-default-${parameter.key}`}
        onCommit={(value) => onChange(withDefault(parameter, value))}
      />
      <ParameterValue parameter={parameter} />
    </div>
  );
}

/** What only another type knows goes. */
function ofType(parameter: Parameter, type: Parameter['type']): Parameter {
  const { format: _, ...others } = parameter;
  return { ...others, type };
}

function withDefault(parameter: Parameter, value: JsonValue | undefined): Parameter {
  const { default: _, ...others } = parameter;
  return value === undefined ? others : { ...others, default: value };
}

/** The value this flow uses, kept with the bindings: it is not part of the draft and not copied with a template. */
function ParameterValue({ parameter }: { parameter: Parameter }) {
  const { t } = useTranslation('panel');
  const errorText = useErrorText();
  const client = useTRPCClient();
  const { store } = useDesigner();
  const stored = useDesignerState((state) => state.bindings.parameters[parameter.key]);
  const commit = async (value: JsonValue | undefined) => {
    const before = store.getState().bindings;
    const { [parameter.key]: _, ...others } = before.parameters;
    const bindings = {
      ...before,
      parameters: value === undefined ? others : { ...others, [parameter.key]: value },
    };
    store.setState({ bindings });
    try {
      await client.flows.setBindings.mutate({ id: store.getState().flowId, bindings });
    } catch (error) {
      store.setState({ bindings: before });
      message.error(errorText(error));
    }
  };
  return (
    <ParameterInput
      key={`value:${parameter.type}:${parameter.format ?? ''}`}
      parameter={parameter}
      label={t('parameters.value')}
      value={stored}
      placeholder={parameterText(parameter.default, parameter.type)}
      testId={`parameter-value-${parameter.key}`}
      onCommit={(value) => void commit(value)}
    />
  );
}
