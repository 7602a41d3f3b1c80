import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../copy-field.tsx';
import type { SsoKind, SsoView } from './sso-fields.ts';

/** The addresses the provider has to know, and the one people can be given. */
export function RegisterWith({ kind, view }: { kind: SsoKind; view: SsoView }) {
  const { t } = useTranslation('sso');
  const { redirectUri, signedOutUri, startUri } = view;
  return (
    <Card size="small" title={t('register')} className="sso-card">
      <p className="settings-about">{t(`registerHelp.${kind}`)}</p>
      <div className="sso-addresses">
        {kind === 'wecom' ? (
          <CopyField label={t('wecom.domain')} value={hostOf(redirectUri)} testId="sso-redirect" />
        ) : (
          <CopyField label={t('redirectUri')} value={redirectUri} testId="sso-redirect" />
        )}
        {kind === 'oidc' ? (
          <CopyField label={t('signedOutUri')} value={signedOutUri} testId="sso-signed-out" />
        ) : null}
        <CopyField label={t('startUri')} value={startUri} testId="sso-start" />
      </div>
    </Card>
  );
}

/** With the port when there is one, as WeCom wants it. */
const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);
