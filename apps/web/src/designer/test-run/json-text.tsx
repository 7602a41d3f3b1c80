import { parseJson, stringifyJson } from '@flowbridge/expression';
import { Typography } from 'antd';
import { useMemo } from 'react';

const MOST_SIGNS = 200_000;

/** JSON text laid out for reading, big integers kept; text that is no JSON is shown as it is. */
export function JsonText({ text }: { text: string }) {
  const pretty = useMemo(() => laidOut(text), [text]);
  return (
    <div className="json-text">
      <Typography.Text className="json-copy" copyable={{ text: pretty }} />
      <pre data-testid="json-text">
        {pretty.length > MOST_SIGNS ? `${pretty.slice(0, MOST_SIGNS)}…` : pretty}
      </pre>
    </div>
  );
}

function laidOut(text: string): string {
  try {
    return stringifyJson(parseJson(text), 2);
  } catch {
    // Cut texts are shown as far as they go.
    return text;
  }
}
