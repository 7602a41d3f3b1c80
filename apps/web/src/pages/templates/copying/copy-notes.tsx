import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePreferences } from '../../../app/preferences.ts';
import type { CopyPlan } from './copy-choices.ts';

/** What the copier has to know beside the items: variables that are missing here, flows that go. */
export function CopyNotes({ plan }: { plan: CopyPlan }) {
  const { t } = useTranslation('copying');
  const language = usePreferences((state) => state.language);
  const missing = plan.variables.filter(({ known }) => !known);
  return (
    <>
      {missing.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          data-testid="copy-variables"
          title={t('variables', { count: missing.length })}
          description={
            <>
              <ul className="copy-variables">
                {missing.map(({ key, type, secret, description }) => (
                  <li key={key}>
                    <code>{key}</code> · {secret ? t('secret') : t(`types.${type}`)}
                    {description === '' ? null : ` · ${description}`}
                  </li>
                ))}
              </ul>
              <Link to="/variables">{t('toVariables')}</Link>
            </>
          }
        />
      )}
      {plan.dropped.length === 0 ? null : (
        <Alert
          type="info"
          showIcon
          title={t('dropped', { names: plan.dropped.map((names) => names[language]).join(', ') })}
        />
      )}
    </>
  );
}
