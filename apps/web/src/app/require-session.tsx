/** Lets nobody past who is not signed in, and settles which tenant is worked in. */
import { useQuery } from '@tanstack/react-query';
import { Button, Result } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { errorCode, useErrorText } from '../server/error-text.ts';
import { useTRPC } from '../server/trpc.ts';
import { AccountMenu } from './account-menu.tsx';
import { PageLoading } from './page-loading.tsx';
import { usePreferences } from './preferences.ts';
import { SessionContext } from './session.ts';

export function RequireSession() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const location = useLocation();
  const trpc = useTRPC();
  const me = useQuery(trpc.me.get.queryOptions(undefined, { staleTime: 60_000, retry: false }));
  const remembered = usePreferences((state) => state.tenantId);
  const tenants = me.data?.tenants ?? [];
  const tenant = tenants.find((each) => each.id === remembered) ?? tenants[0];

  useEffect(() => {
    if (tenant !== undefined && tenant.id !== remembered) usePreferences.setState({ tenantId: tenant.id });
  }, [tenant, remembered]);

  if (me.isPending) return <PageLoading />;
  if (me.isError) {
    if (errorCode(me.error) === 'unauthenticated') {
      const from = `${location.pathname}${location.search}`;
      return <Navigate to="/sign-in" replace state={{ from }} />;
    }
    return (
      <Result
        status="warning"
        title={errorText(me.error)}
        extra={<Button onClick={() => void me.refetch()}>{t('retry')}</Button>}
      />
    );
  }
  if (tenant === undefined) {
    return (
      <Result
        status="info"
        title={t('pageErrors.noTenant')}
        subTitle={t('pageErrors.noTenantHint')}
        extra={<AccountMenu />}
      />
    );
  }
  if (tenant.id !== remembered) return <PageLoading />;
  return (
    <SessionContext value={{ user: me.data.user, tenants, tenant }}>
      <Outlet />
    </SessionContext>
  );
}
