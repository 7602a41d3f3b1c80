/**
 * One input for a value of any type, driven by its schema: text, number, yes/no, choice, object (a field each), list
 * (an item each). Every one can be switched to free text with expressions, objects and lists also to the JSON builder.
 */
import type { Template, ValueSchema } from '@flowbridge/flow';
import { Button, Dropdown } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../app/lazy-part.ts';
import { usePreferences } from '../../app/preferences.ts';
import { ArrayField } from './array-field.tsx';
import { ChoiceField } from './choice-field.tsx';
import { FieldRow } from './field-row.tsx';
import { ObjectField } from './object-field.tsx';
import { TemplateInput } from './template/template-input.tsx';
import { holdsExpression, templateFromText, textFromTemplate } from './typed-text.ts';
import type { ValueFieldProps } from './value-field-props.ts';

const JsonBuilder = lazyPart(() => import('./json/json-builder.tsx'));

type Mode = 'form' | 'text' | 'json';

/** The modes a type offers; the first is where an empty field starts. */
function modesOf(schema: ValueSchema): [Mode, ...Mode[]] {
  if (schema.choices || schema.type === 'boolean') return ['form', 'text'];
  switch (schema.type) {
    case 'object':
      return schema.fields?.length ? ['form', 'text', 'json'] : ['json', 'text'];
    case 'array':
      return schema.items ? ['text', 'form', 'json'] : ['text', 'json'];
    case 'any':
      return ['text', 'json'];
    default:
      return ['text'];
  }
}

function modeFor(schema: ValueSchema, value: Template | undefined): Mode {
  const modes = modesOf(schema);
  if (value === undefined) return modes[0];
  if (typeof value === 'string' && (schema.type !== 'text' || holdsExpression(value) || !schema.choices)) {
    return schema.type === 'boolean' || schema.choices
      ? holdsExpression(value)
        ? 'text'
        : modes[0]
      : 'text';
  }
  if (typeof value === 'object' && value !== null) return modes.includes('form') ? 'form' : 'json';
  return modes[0];
}

export function ValueField(props: ValueFieldProps) {
  const { t } = useTranslation('panel');
  const language = usePreferences((state) => state.language);
  const { path, label, wireName, schema, required, value, onChange } = props;
  const [chosen, setChosen] = useState<Mode>();
  const modes = modesOf(schema);
  const mode = chosen ?? modeFor(schema, value);
  const sample = schema.sample === undefined ? undefined : textFromTemplate(schema.sample);
  return (
    <FieldRow
      path={path}
      label={label}
      wireName={wireName}
      type={schema.type}
      required={required}
      description={schema.description?.[language]}
      actions={
        modes.length > 1 ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: modes.map((each) => ({ key: each, label: t(`modes.${each}`) })),
              selectedKeys: [mode],
              onClick: ({ key }) => setChosen(modes.find((each) => each === key)),
            }}
          >
            <Button
              type="text"
              size="small"
              className="mode-button"
              data-testid={`mode-${path}`}
              aria-label={`${t(`modes.${mode}`)} · ${t('modes.choose', { field: label })}`}
            >
              {t(`modes.${mode}`)}
            </Button>
          </Dropdown>
        ) : null
      }
    >
      <FieldBody
        {...props}
        mode={mode}
        placeholder={sample && t('forExample', { sample })}
        onChange={onChange}
      />
    </FieldRow>
  );
}

function FieldBody(props: ValueFieldProps & { mode: Mode; placeholder: string | undefined }) {
  const { mode, schema, path, label, value, onChange, multiline, placeholder } = props;
  if (mode === 'json') {
    return (
      <Suspense fallback={null}>
        <JsonBuilder path={path} label={label} value={value ?? emptyOf(schema)} onChange={onChange} />
      </Suspense>
    );
  }
  if (mode === 'form') {
    if (schema.choices || schema.type === 'boolean') return <ChoiceField {...props} />;
    if (schema.type === 'object') return <ObjectField {...props} Field={ValueField} />;
    if (schema.type === 'array') return <ArrayField {...props} Field={ValueField} />;
  }
  return (
    <TemplateInput
      path={path}
      label={label}
      multiline={multiline ?? (schema.type === 'any' || schema.type === 'object')}
      placeholder={placeholder}
      value={textFromTemplate(value)}
      onChange={(text) => onChange(templateFromText(text, schema.type))}
    />
  );
}

const emptyOf = (schema: ValueSchema): Template => (schema.type === 'array' ? [] : {});
