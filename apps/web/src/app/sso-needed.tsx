import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { goToProvider } from './go-to-provider.ts';
import { Notice } from './notice.tsx';
import { usePreferences } from './preferences.ts';
import type { TenantMembership } from './session.ts';

/** A password does not open this tenant: to its provider, or to another tenant. */
export function SsoNeeded({ tenant, tenants }: { tenant: TenantMembership; tenants: TenantMembership[] }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <Notice
      title={t('needsSso', { tenant: tenant.name })}
      text={t('needsSsoHint')}
      action={
        <>
          <Button
            type="primary"
            onClick={() => goToProvider(tenant.code, `${pathname}${search}`)}
            data-testid="go-to-sso"
          >
            {t('goToSso')}
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
