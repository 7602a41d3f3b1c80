import { PlayCircleOutlined, PlusOutlined } from '@ant-design/icons';
import type { FunctionDraft } from '@flowbridge/connector-sdk/custom';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../server/error-text.ts';
import type { PartDraft } from '../use-part-draft.ts';
import { CaseCard } from './case-card.tsx';
import type { Trial } from './use-trial.ts';

type Props = { work: PartDraft<FunctionDraft>; trial: Trial; readOnly: boolean };

/** Test cases of a function, and what each gave when they were run. */
export function CaseList({ work, trial, readOnly }: Props) {
  const { t } = useTranslation('parts');
  const errorText = useErrorText();
  const { draft, problems } = work;
  const { cases } = draft;
  const put = (next: FunctionDraft['cases']) => work.change({ ...draft, cases: next });
  const add = () =>
    put([...cases, { name: t('cases.newName', { number: cases.length + 1 }), input: '{}', expected: '' }]);
  const passed = trial.results?.filter(({ state }) => state === 'passed').length ?? 0;
  return (
    <section className="part-field">
      <div className="part-cases-head">
        <h2>{t('cases.title')}</h2>
        {trial.results ? (
          <span role="status" data-testid="cases-summary">
            {t('cases.summary', { passed, count: trial.results.length })}
          </span>
        ) : null}
        {readOnly ? null : (
          <span className="part-cases-buttons">
            <Button
              icon={<PlusOutlined />}
              data-testid="case-add"
              disabled={cases.length >= 30}
              onClick={add}
            >
              {t('cases.add')}
            </Button>
            <Button
              type="primary"
              ghost
              icon={<PlayCircleOutlined />}
              data-testid="cases-run"
              disabled={cases.length === 0 || problems.length > 0}
              loading={trial.isRunning}
              onClick={() => void trial.run()}
            >
              {t('cases.run')}
            </Button>
          </span>
        )}
      </div>
      <p className="quiet">{cases.length === 0 ? t('cases.none') : t('cases.hint')}</p>
      {trial.error ? <Alert type="error" showIcon title={errorText(trial.error)} /> : null}
      <ol className="part-cases">
        {cases.map((each, at) => (
          <CaseCard
            // biome-ignore lint/suspicious/noArrayIndexKey: cases have no identity but their place
            key={at}
            number={at + 1}
            given={each}
            result={trial.results?.[at]}
            problems={problems.filter(({ field }) => field.startsWith(`cases ${at + 1} `))}
            readOnly={readOnly}
            onChange={(changed) => put(cases.with(at, changed))}
            onRemove={() => put(cases.filter((_, other) => other !== at))}
          />
        ))}
      </ol>
    </section>
  );
}
