/** Lets nobody past who is not signed in, and settles which tenant is worked in. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { errorCode, useErrorText } from '../server/error-text.ts';
import { lazyPart } from './lazy-part.ts';
import { Notice } from './notice.tsx';
import { PageLoading } from './page-loading.tsx';
import { usePreferences } from './preferences.ts';
import { SessionContext } from './session.ts';
import { sessionQuery } from './session-query.ts';
import { SsoNeeded } from './sso-needed.tsx';

const AccountMenu = lazy(async () => ({ default: (await import('./account-menu.tsx')).AccountMenu }));

const CatalogNews = lazyPart(async () => ({
  default: (await import('./catalog-news.tsx')).CatalogNews,
}));

export function RequireSession() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const location = useLocation();
  const me = useQuery(sessionQuery());
  const remembered = usePreferences((state) => state.tenantId);
  const tenants = me.data?.tenants ?? [];
  const tenant = tenants.find((each) => each.id === remembered) ?? tenants[0];

  useEffect(() => {
    if (tenant !== undefined && tenant.id !== remembered) usePreferences.setState({ tenantId: tenant.id });
  }, [tenant, remembered]);

  if (me.isError && errorCode(me.error) === 'unauthenticated') {
    const from = `${location.pathname}${location.search}`;
    return <Navigate to="/sign-in" replace state={{ from }} />;
  }
  if (me.isPending) return <PageLoading />;
  // A later reading that fails (the network was away for a moment) takes no page away from under the hand.
  if (me.data === undefined) {
    return (
      <Notice
        title={errorText(me.error)}
        action={<Button onClick={() => void me.refetch()}>{t('retry')}</Button>}
      />
    );
  }
  if (tenant === undefined) {
    return (
      <Notice
        title={t('pageErrors.noTenant')}
        text={t('pageErrors.noTenantHint')}
        action={
          <Suspense fallback={null}>
            <AccountMenu />
          </Suspense>
        }
      />
    );
  }
  if (tenant.id !== remembered) return <PageLoading />;
  if (tenant.needsSso) return <SsoNeeded tenant={tenant} tenants={tenants} />;
  return (
    <SessionContext value={{ user: me.data.user, bySso: me.data.bySso, tenants, tenant }}>
      <Outlet />
      <Suspense fallback={null}>
        <CatalogNews key={tenant.id} />
      </Suspense>
    </SessionContext>
  );
}
