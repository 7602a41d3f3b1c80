import type { JsonValue } from '@flowbridge/flow';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  id: string;
  path: string;
  value: JsonValue | undefined;
  onChange: (value: JsonValue | undefined) => void;
  onReadable: (path: string, readable: boolean) => void;
};

/** A value of no fixed shape, typed as JSON; what is no JSON is said so under the field and not passed on. */
export function JsonInput({ id, path, value, onChange, onReadable }: Props) {
  const { t } = useTranslation('designer');
  const [text, setText] = useState(() => (value === undefined ? '' : JSON.stringify(value, null, 2)));
  const readable = text.trim() === '' || parsed(text) !== undefined;
  useEffect(() => () => onReadable(path, true), [path, onReadable]);
  return (
    <>
      <Input.TextArea
        id={id}
        data-testid={`test-field-${path}`}
        className="json-input"
        autoSize={{ minRows: 2, maxRows: 10 }}
        value={text}
        {...(readable ? {} : { status: 'error' as const })}
        onChange={(event) => {
          const next = event.target.value;
          setText(next);
          const result = next.trim() === '' ? { json: undefined } : parsed(next);
          onReadable(path, result !== undefined);
          if (result !== undefined) onChange(result.json);
        }}
      />
      {readable ? null : (
        <div className="field-problem is-error" role="alert">
          {t('test.noJson')}
        </div>
      )}
    </>
  );
}

function parsed(text: string): { json: JsonValue } | undefined {
  try {
    return { json: JSON.parse(text) as JsonValue };
  } catch {
    return undefined;
  }
}
