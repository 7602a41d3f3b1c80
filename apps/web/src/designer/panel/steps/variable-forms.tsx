import { type StepOf, type VariableType, walkSteps } from '@flowbridge/flow';
import { AutoComplete, Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { useDesignerState } from '../../store/designer-context.ts';
import { TemplateField } from '../template-field.tsx';
import { useChangeConfig } from '../use-change.ts';

const TYPES: VariableType[] = ['text', 'integer', 'number', 'boolean', 'object', 'array'];

export function InitVariableForm({ step }: { step: StepOf<'initVariable'> }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const change = useChangeConfig(step);
  return (
    <>
      <FieldRow path="name" label={t('variable.name')} required>
        <Input
          value={step.config.name}
          disabled={readOnly}
          aria-label={t('variable.name')}
          data-testid="field-name"
          onChange={(event) => change({ name: event.target.value })}
        />
      </FieldRow>
      <FieldRow path="type" label={t('variable.type')} required>
        <Select<VariableType>
          value={step.config.type}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('variable.type')}
          data-testid="field-type"
          options={TYPES.map((type) => ({ value: type, label: t(`types.${type}`) }))}
          onChange={(type) => change({ type })}
        />
      </FieldRow>
      <TemplateField
        key={step.config.type}
        path="value"
        label={t('variable.initial')}
        type={step.config.type}
        value={step.config.value}
        onChange={(value) => change({ value })}
      />
    </>
  );
}

type NamedStep = StepOf<'setVariable' | 'incrementVariable' | 'appendToArray' | 'appendToText'>;

export function SetVariableForm({
  step,
}: {
  step: StepOf<'setVariable' | 'appendToArray' | 'appendToText'>;
}) {
  const { t } = useTranslation('panel');
  const change = useChangeConfig(step);
  const type = useVariableType(step.config.name);
  const valueType = step.kind === 'appendToArray' ? 'any' : step.kind === 'appendToText' ? 'text' : type;
  return (
    <>
      <VariableName step={step} onChange={(name) => change({ name })} />
      <TemplateField
        key={valueType}
        path="value"
        label={t(step.kind === 'setVariable' ? 'variable.newValue' : 'variable.appended')}
        type={valueType}
        required
        value={step.config.value === '' ? undefined : step.config.value}
        onChange={(value) => change({ value: value ?? '' })}
      />
    </>
  );
}

export function IncrementVariableForm({ step }: { step: StepOf<'incrementVariable'> }) {
  const { t } = useTranslation('panel');
  const change = useChangeConfig(step);
  return (
    <>
      <VariableName step={step} onChange={(name) => change({ name })} />
      <TemplateField
        path="by"
        label={t('variable.by')}
        type="number"
        value={step.config.by}
        onChange={(by) => change({ by })}
      />
    </>
  );
}

const WANTED: Record<NamedStep['kind'], VariableType[]> = {
  setVariable: TYPES,
  incrementVariable: ['integer', 'number'],
  appendToArray: ['array'],
  appendToText: ['text'],
};

function VariableName({ step, onChange }: { step: NamedStep; onChange: (name: string) => void }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const declared = useVariables();
  const names = declared.filter((each) => WANTED[step.kind].includes(each.type)).map((each) => each.name);
  return (
    <FieldRow path="name" label={t('variable.name')} required>
      <AutoComplete
        value={step.config.name}
        disabled={readOnly}
        style={{ width: '100%' }}
        aria-label={t('variable.name')}
        data-testid="field-name"
        options={[...new Set(names)].map((name) => ({ value: name }))}
        onChange={onChange}
      />
    </FieldRow>
  );
}

function useVariables(): { name: string; type: VariableType }[] {
  const document = useDesignerState((state) => state.document);
  return useMemo(
    () =>
      [...walkSteps(document)].flatMap(({ step }) =>
        step.kind === 'initVariable' ? [{ name: step.config.name, type: step.config.type }] : [],
      ),
    [document],
  );
}

function useVariableType(name: string): VariableType | 'any' {
  return useVariables().find((each) => each.name === name)?.type ?? 'any';
}
