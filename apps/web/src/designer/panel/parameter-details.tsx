/** How a parameter is asked for: the form of a text, the choices there are, and the help beside its field. */
import type { Parameter } from '@flowbridge/flow';
import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choicesText, readChoices } from './parameter-choices.ts';

type Props = { parameter: Parameter; readOnly: boolean; onChange: (parameter: Parameter) => void };

const PLAIN = 'plain';
const FORMATS = [PLAIN, 'longText', 'date', 'dateTime', 'cron'] as const;
type Format = (typeof FORMATS)[number];

export function ParameterDetails({ parameter, readOnly, onChange }: Props) {
  const { t } = useTranslation('panel');
  const { key, type, format, choices = [], help = '' } = parameter;
  const setFormat = (next: Format) => {
    const { format: _, ...others } = parameter;
    onChange(next === PLAIN ? others : { ...others, format: next });
  };
  const setHelp = (text: string) => {
    const { help: _, ...others } = parameter;
    onChange(text.trim() === '' ? others : { ...others, help: text });
  };
  return (
    <>
      {type === 'text' ? (
        <Select<Format>
          size="small"
          style={{ width: '100%' }}
          value={format ?? PLAIN}
          disabled={readOnly}
          aria-label={t('parameters.format')}
          data-testid={`parameter-format-${key}`}
          options={FORMATS.map((each) => ({ value: each, label: t(`parameters.formats.${each}`) }))}
          onChange={setFormat}
        />
      ) : null}
      {type === 'choice' ? (
        <Typed
          label={t('parameters.choices')}
          hint={t('parameters.choicesHint')}
          text={choicesText(choices)}
          readOnly={readOnly}
          testId={`parameter-choices-${key}`}
          onCommit={(text) => onChange({ ...parameter, choices: readChoices(text) })}
        />
      ) : null}
      <Typed
        label={t('parameters.helpText')}
        hint={t('parameters.helpHint')}
        text={help}
        readOnly={readOnly}
        testId={`parameter-help-${key}`}
        onCommit={setHelp}
      />
    </>
  );
}

type TypedProps = {
  label: string;
  hint: string;
  text: string;
  readOnly: boolean;
  testId: string;
  onCommit: (text: string) => void;
};

/** A text of several lines that is taken over on leaving it. */
function Typed({ label, hint, text, readOnly, testId, onCommit }: TypedProps) {
  const id = useId();
  const [draft, setDraft] = useState<string>();
  return (
    <div className="parameter-input">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        size="small"
        value={draft ?? text}
        placeholder={hint}
        disabled={readOnly}
        maxLength={2000}
        autoSize={{ minRows: 1, maxRows: 8 }}
        data-testid={testId}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (draft !== undefined && draft !== text) onCommit(draft);
          setDraft(undefined);
        }}
      />
    </div>
  );
}
