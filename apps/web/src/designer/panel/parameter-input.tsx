/** The input for a parameter's default or value. What does not fit its type is refused here, with the reason under it. */
import { type JsonValue, type Parameter, parameterFault } from '@flowbridge/flow';
import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { useDesignerState } from '../store/designer-context.ts';
import { parameterText, readParameter } from './parameter-value.ts';

type Props = {
  parameter: Parameter;
  label: string;
  value: JsonValue | undefined;
  placeholder?: string | undefined;
  testId: string;
  /** Called on leaving the field, with what fits the type only. */
  onCommit: (value: JsonValue | undefined) => void;
};

export function ParameterInput({ parameter, label, value, placeholder, testId, onCommit }: Props) {
  const { t } = useTranslation('panel');
  const language = usePreferences((state) => state.language);
  const id = useId();
  const readOnly = useDesignerState((state) => state.readOnly);
  const [draft, setDraft] = useState<string>();
  const text = draft ?? parameterText(value, parameter.type);
  const read = readParameter(text, parameter.type);
  const fault = read.ok ? parameterFault(parameter, read.value) : undefined;
  const fits = read.ok && fault === undefined;
  const commit = () => {
    if (draft === undefined || !read.ok || fault !== undefined) return;
    setDraft(undefined);
    onCommit(read.value);
  };
  const common = { id, disabled: readOnly, 'data-testid': testId, size: 'small' as const };
  const choices =
    parameter.type === 'boolean'
      ? [true, false].map((each) => ({ value: String(each), label: t(each ? 'yes' : 'no') }))
      : parameter.choices;
  const typed = {
    ...common,
    value: text,
    placeholder: placeholder ?? '',
    'aria-invalid': !fits,
    ...(fits ? {} : { status: 'error' as const }),
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
    onBlur: commit,
  };
  return (
    <div className="parameter-input">
      <label htmlFor={id}>{label}</label>
      {choices !== undefined ? (
        <Select
          {...common}
          allowClear
          placeholder={placeholder}
          {...(text === '' ? {} : { value: text })}
          options={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
          onChange={(next: string | undefined) => {
            const chosen = readParameter(next ?? '', parameter.type);
            if (chosen.ok) onCommit(chosen.value);
          }}
        />
      ) : parameter.type === 'json' || parameter.format === 'longText' ? (
        <Input.TextArea
          {...typed}
          {...(parameter.type === 'json' ? { className: 'json-input' } : {})}
          autoSize={{ minRows: 1, maxRows: 8 }}
        />
      ) : (
        <Input {...typed} onPressEnter={commit} />
      )}
      {fits ? null : (
        <div className="field-problem is-error" role="alert">
          {read.ok
            ? fault?.[language]
            : t(`parameters.refused.${read.reason}`, { line: read.line, column: read.column })}
        </div>
      )}
    </div>
  );
}
