/** A form for plain values by their schema: what a person fills in before a test run. No expressions here. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { type JsonValue, sampleOf, type ValueSchema } from '@flowbridge/flow';
import { Button, Input, InputNumber, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { TypeMark } from '../fields/picker/type-mark.tsx';
import { JsonInput } from './json-input.tsx';
import { isJsonObject } from './test-input.ts';

type FormProps = {
  schema: ValueSchema;
  value: JsonValue | undefined;
  onChange: (value: JsonValue | undefined) => void;
  /** Paths of required fields to point at. */
  missing: ReadonlySet<string>;
  /** Told per path whether what is typed there can be read. */
  onReadable: (path: string, readable: boolean) => void;
  path?: string;
};

/** One input per field of an object. */
export function InputForm({ schema, value, onChange, missing, onReadable, path = '' }: FormProps) {
  const object = isJsonObject(value) ? value : {};
  return (schema.fields ?? []).map((field) => {
    const at = path === '' ? field.key : `${path}.${field.key}`;
    return (
      <FieldBox
        key={field.key}
        name={field.key}
        path={at}
        schema={field.schema}
        required={field.required ?? false}
        value={object[field.key]}
        missing={missing}
        onReadable={onReadable}
        onChange={(next) => {
          const { [field.key]: _, ...others } = object;
          onChange(next === undefined ? others : { ...object, [field.key]: next });
        }}
      />
    );
  });
}

type BoxProps = Required<FormProps> & { name: string; required: boolean };

function FieldBox(props: BoxProps) {
  const { t } = useTranslation(['designer', 'panel']);
  const language = usePreferences((state) => state.language);
  const id = useId();
  const { name, path, schema, required, missing } = props;
  const label = schema.names?.[language] || name;
  const isMissing = missing.has(path);
  return (
    <div className="field-row">
      <div className="field-head">
        <TypeMark type={schema.type} />
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        {required ? (
          <span className="field-required" title={t('panel:required')}>
            *
          </span>
        ) : null}
        {label === name ? null : <span className="field-wire">{name}</span>}
      </div>
      <ValueInput {...props} id={id} label={label} invalid={isMissing} />
      {isMissing ? (
        <div className="field-problem is-error" role="alert">
          {t('designer:test.needed')}
        </div>
      ) : null}
      {schema.description ? <div className="field-help">{schema.description[language]}</div> : null}
    </div>
  );
}

type InputProps = BoxProps & { id: string; label: string; invalid: boolean };

function ValueInput(props: InputProps) {
  const { t } = useTranslation('panel');
  const language = usePreferences((state) => state.language);
  const { id, path, schema, value, onChange, required, invalid } = props;
  const common = {
    id,
    'data-testid': `test-field-${path}`,
    ...(invalid ? { status: 'error' as const } : {}),
  };
  const choices =
    schema.choices?.map((choice) => ({ value: choice.value, label: choice.names[language] })) ??
    (schema.type === 'boolean'
      ? [true, false].map((each) => ({ value: each, label: t(each ? 'yes' : 'no') }))
      : undefined);
  if (choices !== undefined) {
    const index = choices.findIndex((choice) => choice.value === value);
    return (
      <Select
        {...common}
        style={{ width: '100%' }}
        allowClear={!required}
        placeholder={t('choose')}
        {...(index >= 0 ? { value: index } : {})}
        options={choices.map((choice, at) => ({ value: at, label: choice.label }))}
        onChange={(at: number | undefined) => onChange(at === undefined ? undefined : choices[at]?.value)}
      />
    );
  }
  switch (schema.type) {
    case 'text':
      return (
        <Input
          {...common}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        />
      );
    case 'integer':
    case 'number':
      return (
        <InputNumber<number>
          {...common}
          style={{ width: '100%' }}
          value={typeof value === 'number' ? value : null}
          {...(schema.type === 'integer' ? { precision: 0 } : {})}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'object':
      if (schema.fields?.length) {
        return (
          <div className="field-group">
            <InputForm {...props} />
          </div>
        );
      }
      return <JsonInput {...props} />;
    case 'array':
      return schema.items ? <ItemInputs {...props} items={schema.items} /> : <JsonInput {...props} />;
    default:
      return <JsonInput {...props} />;
  }
}

function ItemInputs(props: InputProps & { items: ValueSchema }) {
  const { t } = useTranslation('panel');
  const { path, value, items, onChange } = props;
  const list = Array.isArray(value) ? value : [];
  return (
    <div className="field-group">
      {list.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their position
        <div key={index} className="array-item">
          <FieldBox
            {...props}
            name={t('item', { number: index + 1 })}
            path={`${path}.${index}`}
            schema={items}
            required={false}
            value={item}
            onChange={(next) => onChange(list.map((each, at) => (at === index ? (next ?? null) : each)))}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('removeItem', { number: index + 1 })}
            onClick={() => onChange(list.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...list, sampleOf(items)])}>
        {t('addItem')}
      </Button>
    </div>
  );
}
