import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../copy-field.tsx';
import type { SsoView } from './sso-fields.ts';

/** The addresses the provider has to know, and the one people can be given. */
export function RegisterWith({ view }: { view: SsoView }) {
  const { t } = useTranslation('sso');
  return (
    <Card size="small" title={t('register')} className="sso-card">
      <div className="sso-addresses">
        <CopyField label={t('redirectUri')} value={view.redirectUri} testId="sso-redirect" />
        <CopyField label={t('signedOutUri')} value={view.signedOutUri} testId="sso-signed-out" />
        <CopyField label={t('startUri')} value={view.startUri} testId="sso-start" />
      </div>
    </Card>
  );
}
