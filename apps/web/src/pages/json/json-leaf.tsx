import { stringifyJson } from '@flowbridge/expression';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const SHOWN = 400;

function kindOf(value: unknown): 'text' | 'number' | 'boolean' | 'null' {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  return value === null || value === undefined ? 'null' : 'number';
}

/** A text, number, boolean or null. Texts are shown without escapes; long ones on demand. */
export function JsonLeaf({ value }: { value: unknown }) {
  const { t } = useTranslation('run');
  const [all, setAll] = useState(false);
  const kind = kindOf(value);
  const text = typeof value === 'string' ? value : stringifyJson(value);
  const cut = !all && text.length > SHOWN;
  return (
    <>
      <span className={`json-leaf is-${kind}`}>
        {kind === 'text' && text === '' ? '""' : cut ? `${text.slice(0, SHOWN)}…` : text}
      </span>
      {cut ? (
        <Button size="small" type="link" onClick={() => setAll(true)}>
          {t('json.showAll', { count: text.length })}
        </Button>
      ) : null}
    </>
  );
}
