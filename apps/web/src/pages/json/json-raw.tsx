import { stringifyJson } from '@flowbridge/expression';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Longer texts make the browser slow before anybody has asked for all of it. */
const SHOWN = 60_000;

/** JSON laid out over lines; text that is no JSON as it is. */
export function JsonRaw({ text, value }: { text: string; value: unknown }) {
  const { t } = useTranslation('run');
  const [all, setAll] = useState(false);
  const pretty = useMemo(() => (value === undefined ? text : stringifyJson(value, 2)), [text, value]);
  const cut = !all && pretty.length > SHOWN;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
      <pre className="json-body json-raw" data-testid="json-body" tabIndex={0}>
        {cut ? pretty.slice(0, SHOWN) : pretty}
      </pre>
      {cut ? (
        <Button size="small" type="link" onClick={() => setAll(true)}>
          {t('json.showAll', { count: pretty.length })}
        </Button>
      ) : null}
    </>
  );
}
