import { Segmented, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useOriginWords } from './attempt-origin.tsx';
import { useRunView } from './run-view.ts';

/** Which attempt of the run is looked at; nothing while there is only one. */
export function AttemptTabs() {
  const { t } = useTranslation(['run', 'runs']);
  const { run, attempt } = useRunView();
  const originOf = useOriginWords();
  const [, setParams] = useSearchParams();
  if (run.attempts.length < 2) return null;
  return (
    <Segmented
      aria-label={t('run:attempts')}
      data-testid="attempts"
      value={attempt}
      onChange={(number) =>
        setParams(number === run.attempt ? {} : { attempt: String(number) }, { replace: true })
      }
      options={run.attempts.map((each) => {
        const state = t(`runs:states.${each.state}`);
        const words = t('run:attemptAuto', { number: each.number, state });
        return {
          value: each.number,
          label: (
            <Tooltip title={`${words} · ${originOf(each)}`}>
              <span className="attempt-label">
                <span className={`state-dot is-${each.state}`} />
                {t('run:attempt', { number: each.number })}
              </span>
            </Tooltip>
          ),
        };
      })}
    />
  );
}
