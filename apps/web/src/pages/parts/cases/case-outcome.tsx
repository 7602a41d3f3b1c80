import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import type { CaseResult } from './use-trial.ts';

const COLOURS = { passed: 'success', differs: 'warning', failed: 'error' } as const;

/** What a test case gave. */
export function CaseOutcome({ result, number }: { result: CaseResult; number: number }) {
  const { t } = useTranslation('parts');
  const language = usePreferences((state) => state.language);
  const { state, output, message, log, ms } = result;
  return (
    <div className="case-outcome" data-testid={`case-${number}-outcome`}>
      <p>
        <Tag color={COLOURS[state]}>{t(`cases.${state}`)}</Tag>
        <small className="quiet">{t('cases.ms', { ms })}</small>
      </p>
      {message === undefined ? null : <p className="case-message">{message[language]}</p>}
      {output === undefined ? null : (
        <>
          <span>{t('cases.result')}</span>
          <pre>{JSON.stringify(output, null, 2)}</pre>
        </>
      )}
      {log.length === 0 ? null : (
        <>
          <span>{t('cases.log')}</span>
          <pre>{log.join('\n')}</pre>
        </>
      )}
    </div>
  );
}
