import type { StepOf } from '@flowbridge/flow';
import { Select } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../../app/lazy-part.ts';
import { withEditorWords } from '../../fields/code/with-editor-words.ts';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { NamedValues } from '../named-values.tsx';
import { TemplateField } from '../template-field.tsx';
import { useChangeConfig } from '../use-change.ts';

const JsonBuilder = lazyPart(() => import('../../fields/json/json-builder.tsx'));
const CodeEditor = lazyPart(() => withEditorWords(() => import('../../fields/code/code-editor.tsx')));

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
  return (
    <>
      <div className="panel-section">{t('code.input')}</div>
      <NamedValues path="input" values={input} onChange={(next) => change({ input: next })} />
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
