import type { StepOf } from '@flowbridge/flow';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { AddButton, RemoveButton } from '../../fields/row-buttons.tsx';
import { TemplateInput } from '../../fields/template/template-input.tsx';
import { textFromTemplate } from '../../fields/typed-text.ts';
import { TemplateField } from '../template-field.tsx';
import { useChangeConfig } from '../use-change.ts';

type Config = StepOf<'respond'>['config'];

export function RespondForm({ step }: { step: StepOf<'respond'> }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const change = useChangeConfig(step);
  const { status, bodyType, body } = step.config;
  return (
    <>
      <TemplateField
        path="status"
        label={t('respond.status')}
        type="integer"
        required
        value={status}
        onChange={(next) =>
          change({ status: typeof next === 'number' || typeof next === 'string' ? next : 200 })
        }
      />
      <FieldRow path="bodyType" label={t('respond.bodyType')} required>
        <Select
          value={bodyType}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('respond.bodyType')}
          data-testid="field-bodyType"
          options={(['json', 'text', 'xml', 'redirect', 'empty'] as const).map((each) => ({
            value: each,
            label: t(`respond.bodyTypes.${each}`),
          }))}
          onChange={(next) => change({ bodyType: next, ...(next === 'empty' ? { body: undefined } : {}) })}
        />
      </FieldRow>
      {bodyType === 'empty' ? null : (
        <TemplateField
          key={bodyType}
          path="body"
          label={t(bodyType === 'redirect' ? 'respond.address' : 'respond.body')}
          type={bodyType === 'json' ? 'any' : 'text'}
          multiline={bodyType !== 'redirect'}
          value={body}
          onChange={(next) => change({ body: next })}
        />
      )}
      <Headers headers={step.config.headers ?? []} onChange={(headers) => change({ headers })} />
    </>
  );
}

type HeadersProps = {
  headers: NonNullable<Config['headers']>;
  onChange: (headers: Config['headers']) => void;
};

function Headers({ headers, onChange }: HeadersProps) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const replace = (index: number, next: (typeof headers)[number]) =>
    onChange(headers.map((each, at) => (at === index ? next : each)));
  return (
    <FieldRow path="headers" label={t('respond.headers')}>
      {headers.map((header, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: headers have no identity but their position
        <div key={index} className="header-row">
          <Input
            size="small"
            value={header.name}
            disabled={readOnly}
            placeholder="X-Header"
            aria-label={t('respond.headerName')}
            onChange={(event) => replace(index, { ...header, name: event.target.value })}
          />
          <TemplateInput
            path={`headers.${index}.value`}
            label={t('respond.headerValue')}
            value={textFromTemplate(header.value)}
            onChange={(value) => replace(index, { ...header, value })}
          />
          <RemoveButton
            label={t('respond.removeHeader')}
            onRemove={() => onChange(headers.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <AddButton
        label={t('respond.addHeader')}
        onAdd={() => onChange([...headers, { name: '', value: '' }])}
      />
    </FieldRow>
  );
}
