import { PlusOutlined } from '@ant-design/icons';
import type { StepOf, Template } from '@flowbridge/flow';
import { Button, Input, Select } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { TemplateField } from '../template-field.tsx';
import { useChangeConfig } from '../use-change.ts';

const JsonBuilder = lazy(() => import('../../fields/json/json-builder.tsx'));
const CodeEditor = lazy(() => import('../../fields/code/code-editor.tsx'));

export function BuildJsonForm({ step }: { step: StepOf<'buildJson'> }) {
  const { t } = useTranslation('panel');
  const change = useChangeConfig(step);
  return (
    <FieldRow path="value" label={t('buildJson.value')} required>
      <Suspense fallback={null}>
        <JsonBuilder
          path="value"
          label={t('buildJson.value')}
          value={step.config.value}
          onChange={(value) => change({ value })}
        />
      </Suspense>
    </FieldRow>
  );
}

export function ParseJsonForm({ step }: { step: StepOf<'parseJson'> }) {
  const { t } = useTranslation('panel');
  const change = useChangeConfig(step);
  return (
    <TemplateField
      path="text"
      label={t('parseJson.text')}
      type="text"
      multiline
      required
      value={step.config.text === '' ? undefined : step.config.text}
      onChange={(text) => change({ text: text ?? '' })}
    />
  );
}

export function CodeForm({ step }: { step: StepOf<'code'> }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const change = useChangeConfig(step);
  const { input, code } = step.config;
  const set = (key: string, value: Template | undefined) => {
    const { [key]: _, ...others } = input;
    change({ input: value === undefined ? others : { ...input, [key]: value } });
  };
  const add = () => {
    let name = 'value';
    for (let number = 2; Object.hasOwn(input, name); number++) name = `value${number}`;
    change({ input: { ...input, [name]: '' } });
  };
  const rename = (from: string, to: string) => {
    if (to === '' || Object.hasOwn(input, to)) return;
    change({
      input: Object.fromEntries(
        Object.entries(input).map(([key, value]) => [key === from ? to : key, value]),
      ),
    });
  };
  return (
    <>
      <div className="panel-section">{t('code.input')}</div>
      {Object.entries(input).map(([key, value], index) => (
        // Names are edited in place: the position is the row's identity while its name changes.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="code-input">
          <Input
            size="small"
            defaultValue={key}
            disabled={readOnly}
            aria-label={t('code.inputName')}
            onBlur={(event) => rename(key, event.target.value)}
          />
          <TemplateField
            path={`input.${key}`}
            label={key}
            type="any"
            value={value}
            onChange={(next) => set(key, next)}
          />
          <Button size="small" type="link" disabled={readOnly} onClick={() => set(key, undefined)}>
            {t('code.removeInput')}
          </Button>
        </div>
      ))}
      <Button
        type="dashed"
        size="small"
        disabled={readOnly}
        icon={<PlusOutlined />}
        data-testid="add-input"
        onClick={add}
      >
        {t('code.addInput')}
      </Button>
      <FieldRow path="code" label={t('code.code')} required description={t('code.help')}>
        <Suspense fallback={<div className="code-editor" style={{ height: 340 }} />}>
          <CodeEditor
            language="javascript"
            value={code}
            onChange={(next) => change({ code: next })}
            label={t('code.code')}
            testId="field-code"
            height={340}
            readOnly={readOnly}
          />
        </Suspense>
      </FieldRow>
    </>
  );
}

export function TerminateForm({ step }: { step: StepOf<'terminate'> }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const change = useChangeConfig(step);
  return (
    <>
      <FieldRow path="outcome" label={t('terminate.outcome')} required>
        <Select
          value={step.config.outcome}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('terminate.outcome')}
          data-testid="field-outcome"
          options={(['succeeded', 'failed', 'cancelled'] as const).map((each) => ({
            value: each,
            label: t(`terminate.outcomes.${each}`),
          }))}
          onChange={(outcome) => change({ outcome })}
        />
      </FieldRow>
      <TemplateField
        path="message"
        label={t('terminate.message')}
        type="text"
        multiline
        value={step.config.message}
        onChange={(message) => change({ message })}
      />
    </>
  );
}
