/**
 * One input for a value of any type, driven by its schema: text, number, yes/no, choice, object (a field each), list
 * (an item each). Every one can be switched to free text with expressions, objects and lists also to the JSON builder.
 */
import type { Template, ValueSchema } from '@flowbridge/flow';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../app/lazy-part.ts';
import { usePreferences } from '../../app/preferences.ts';
import { ArrayField } from './array-field.tsx';
import { ChoiceField } from './choice-field.tsx';
import { FieldRow } from './field-row.tsx';
import { ModeSwitch } from './mode-switch.tsx';
import { ObjectField } from './object-field.tsx';
import { TakenInstead } from './taken-instead.tsx';
import { TemplateInput } from './template/template-input.tsx';
import { templateFromText, textFromTemplate } from './typed-text.ts';
import type { ValueFieldProps } from './value-field-props.ts';
import { type Mode, modeFor, modesOf, valueForMode } from './value-modes.ts';

const JsonBuilder = lazyPart(() => import('./json/json-builder.tsx'));

export function ValueField(props: ValueFieldProps) {
  const { t } = useTranslation('panel');
  const language = usePreferences((state) => state.language);
  const { path, label, wireName, schema, required, value, onChange } = props;
  const [chosen, setChosen] = useState<Mode>();
  const modes = modesOf(schema);
  const mode = chosen ?? modeFor(schema, value);
  const choose = (next: Mode) => {
    setChosen(next);
    const carried = valueForMode(value, next, schema.type);
    if (carried !== value) onChange(carried);
  };
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
          <ModeSwitch
            path={path}
            label={label}
            isList={schema.type === 'array'}
            modes={modes}
            mode={mode}
            onChoose={choose}
          />
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
    const isComposite = !schema.choices && (schema.type === 'object' || schema.type === 'array');
    if (isComposite && typeof value === 'string' && value !== '') return <TakenInstead {...props} />;
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
