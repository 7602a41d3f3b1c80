/** What a chip stands for, while it is pointed at: the step, the whole path, and the value on the sample. */
import { useMemo } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { useLiveResult } from '../expression/live-result.ts';
import { useSampleScope } from '../expression/use-sample-scope.ts';
import { longText, typeOfValue } from '../expression/word-value.ts';
import { useFieldScope } from '../picker/field-scope.ts';
import { TypeMark } from '../picker/type-mark.tsx';
import { placeBeside } from './place-beside.ts';
import { templateParts } from './template-text.ts';
import type { PointedChip } from './use-chip-hover.ts';

const MOST_SIGNS = 600;

export function ChipCard({ raw, rect }: PointedChip) {
  const { t } = useTranslation(['expressions', 'panel']);
  const language = usePreferences((state) => state.language);
  const { entries, describe } = useFieldScope();
  const { scope, fromRun } = useSampleScope(entries, raw);
  const result = useLiveResult(raw, scope, language);
  const source = useMemo(() => templateParts(raw).find((part) => part.kind === 'expression'), [raw]);
  if (source?.kind !== 'expression') return null;
  const { title, icon, kind } = describe(source.source);
  const type = result.state === 'value' ? typeOfValue(result.value) : undefined;
  return createPortal(
    <div className="chip-card" role="tooltip" data-testid="chip-card" style={placeBeside(rect, 340)}>
      <header>
        {icon}
        <strong>{kind === 'computed' ? t('computed') : title}</strong>
        {type === undefined || type === 'nothing' ? null : <TypeMark type={type} />}
      </header>
      <code>{source.source}</code>
      {kind === 'missing' ? <p className="is-error">{t('missing')}</p> : null}
      {result.state === 'failed' ? <p className="is-error">{result.message}</p> : null}
      {result.state === 'value' ? (
        <>
          <small>{t(fromRun ? 'fromRun' : 'fromExamples')}</small>
          {type === 'nothing' ? <p>{t('nothing')}</p> : <pre>{longText(result.value, MOST_SIGNS)}</pre>}
        </>
      ) : null}
    </div>,
    document.body,
  );
}
