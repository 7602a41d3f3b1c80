/** People, keys, limits and interfaces of the tenant. The tab is in the address, so that it can be linked to. */
import { Tabs } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { lazyPart } from '../../app/lazy-part.ts';
import { PageFrame } from '../../app/page-frame.tsx';
import { PageLoading } from '../../app/page-loading.tsx';
import { useSession } from '../../app/session.ts';
import { loadTexts } from '../../i18n/load-language.ts';
import { CredentialsTab } from './credentials-tab.tsx';
import { LimitsTab } from './limits-tab.tsx';
import { MembersTab } from './members-tab.tsx';
import { RestTab } from './rest-tab.tsx';
import { RolesTab } from './roles-tab.tsx';
import './settings.css';

const SsoTab = lazyPart(async () => {
  const [part] = await Promise.all([import('./sso/sso-tab.tsx'), loadTexts('sso')]);
  return { default: part.SsoTab };
});

const KeysTab = lazyPart(async () => ({ default: (await import('./keys/keys-tab.tsx')).KeysTab }));

const QuotasCard = lazyPart(async () => {
  const [part] = await Promise.all([import('./quotas/quotas-card.tsx'), loadTexts('quotas')]);
  return { default: part.QuotasCard };
});

export function Component() {
  const { t } = useTranslation('settings');
  const { tenant } = useSession();
  const [params, setParams] = useSearchParams();
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle', { tenant: tenant.name })}>
      <Tabs
        activeKey={params.get('tab') ?? 'members'}
        onChange={(tab) => setParams(tab === 'members' ? {} : { tab }, { replace: true })}
        items={[
          {
            key: 'members',
            label: <span data-testid="tab-members">{t('tabs.members')}</span>,
            children: <MembersTab />,
          },
          {
            key: 'roles',
            label: <span data-testid="tab-roles">{t('tabs.roles')}</span>,
            children: <RolesTab />,
          },
          {
            key: 'sso',
            label: <span data-testid="tab-sso">{t('tabs.sso')}</span>,
            children: (
              <Suspense fallback={<PageLoading />}>
                <SsoTab />
              </Suspense>
            ),
          },
          {
            key: 'credentials',
            label: <span data-testid="tab-credentials">{t('tabs.credentials')}</span>,
            children: <CredentialsTab />,
          },
          {
            key: 'limits',
            label: <span data-testid="tab-limits">{t('tabs.limits')}</span>,
            children: (
              <>
                <LimitsTab />
                <Suspense fallback={<PageLoading />}>
                  <QuotasCard />
                </Suspense>
              </>
            ),
          },
          {
            key: 'keys',
            label: <span data-testid="tab-keys">{t('tabs.keys')}</span>,
            children: (
              <Suspense fallback={<PageLoading />}>
                <KeysTab />
              </Suspense>
            ),
          },
          { key: 'rest', label: <span data-testid="tab-rest">{t('tabs.rest')}</span>, children: <RestTab /> },
        ]}
      />
    </PageFrame>
  );
}
