import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { message } from './feedback/message.ts';
import { goToProvider } from './go-to-provider.ts';
import { linkProvider } from './link-provider.ts';
import { Notice } from './notice.tsx';
import { usePreferences } from './preferences.ts';
import type { TenantMembership } from './session.ts';

/** A password does not open this tenant: to its provider, or to another tenant. */
export function SsoNeeded({ tenant, tenants }: { tenant: TenantMembership; tenants: TenantMembership[] }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  // Who has no e-mail there is known to be this account by asking for it now, while it is signed in.
  const go = () =>
    tenant.ssoKind === 'dingtalk' || tenant.ssoKind === 'wecom'
      ? linkProvider(tenant.code, `${pathname}${search}`).catch(() => message.error(t('linkSso.failed')))
      : goToProvider(tenant.code, `${pathname}${search}`);
  return (
    <Notice
      title={t('needsSso', { tenant: tenant.name })}
      text={t('needsSsoHint')}
      action={
        <>
          <Button type="primary" onClick={() => void go()} data-testid="go-to-sso">
            {tenant.ssoKind === 'dingtalk' || tenant.ssoKind === 'wecom'
              ? t(`linkSso.${tenant.ssoKind}`)
              : t('goToSso')}
          </Button>
          {tenants
            .filter(({ needsSso }) => !needsSso)
            .map(({ id, name }) => (
              <Button key={id} onClick={() => usePreferences.setState({ tenantId: id })}>
                {name}
              </Button>
            ))}
        </>
      }
    />
  );
}
