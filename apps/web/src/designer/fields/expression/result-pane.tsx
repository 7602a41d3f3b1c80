import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LiveResult } from './live-result.ts';
import { longText, typeOfValue } from './word-value.ts';

type Props = {
  result: LiveResult;
  fromRun: boolean;
  /** Goes to the place of a failure. */
  onShow: (start: number, end: number) => void;
};

/** What the text gives on the sample: its type and value, or what went wrong and the next move. */
export function ResultPane({ result, fromRun, onShow }: Props) {
  const { t } = useTranslation('expressions');
  return (
    <section
      className="expression-result"
      aria-label={t('result')}
      aria-live="polite"
      data-testid="expression-result"
    >
      <header>
        <strong>{t('result')}</strong>
        {result.state === 'value' ? <ResultType value={result.value} /> : null}
        <span className="expression-source">{fromRun ? t('fromRun') : t('fromExamples')}</span>
      </header>
      {result.state === 'waiting' ? <Skeleton active title={false} paragraph={{ rows: 2 }} /> : null}
      {result.state === 'value' ? <ResultValue value={result.value} /> : null}
      {result.state === 'unreadable' ? <p className="expression-nothing">{t('unreadable')}</p> : null}
      {result.state === 'failed' ? (
        <div className="expression-failure" data-testid="expression-failure">
          <button type="button" onClick={() => onShow(result.start, result.end)}>
            {result.message}
          </button>
          <p>{result.hint}</p>
        </div>
      ) : null}
    </section>
  );
}

function ResultType({ value }: { value: unknown }) {
  const { t } = useTranslation(['expressions', 'panel']);
  const type = typeOfValue(value);
  return (
    <span className={`expression-type type-${type}`} data-testid="expression-type">
      {type === 'nothing' ? t('nothing') : t(`types.${type}`, { ns: 'panel' })}
      {Array.isArray(value) ? ` · ${t('items', { count: value.length })}` : null}
    </span>
  );
}

function ResultValue({ value }: { value: unknown }) {
  const { t } = useTranslation('expressions');
  if (value === undefined || value === null) return <p className="expression-nothing">{t('nothingHelp')}</p>;
  if (value === '') return <p className="expression-nothing">{t('emptyText')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long value is scrolled by keyboard
    <pre data-testid="expression-value" tabIndex={0}>
      {longText(value)}
    </pre>
  );
}
