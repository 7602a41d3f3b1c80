import { keySchema } from '@flowbridge/flow';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldScope } from '../fields/picker/field-scope.ts';

type Props = {
  value: string;
  label: string;
  testId: string;
  size?: 'small' | 'medium';
  onChange: (name: string) => void;
};

/** A name in expressions: taken on leaving, when it is one. */
export function NameInput({ value, label, testId, size = 'small', onChange }: Props) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const [draft, setDraft] = useState<string>();
  const text = draft ?? value;
  const valid = keySchema.safeParse(text).success;
  const commit = () => {
    if (draft !== undefined && draft !== value && valid) onChange(draft);
    setDraft(undefined);
  };
  return (
    <>
      <Input
        size={size}
        value={text}
        disabled={readOnly}
        status={valid ? '' : 'error'}
        aria-label={label}
        data-testid={testId}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onPressEnter={commit}
      />
      {valid ? null : (
        <div className="field-problem is-error" role="alert">
          {t('settings.keyInvalid')}
        </div>
      )}
    </>
  );
}
