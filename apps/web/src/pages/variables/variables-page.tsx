/** What the tenant's flows share. The tab is in the address, so that it can be linked to. */
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageFrame } from '../../app/page-frame.tsx';
import { useCan, useSession } from '../../app/session.ts';
import { TablesTab } from './tables-tab.tsx';
import { VariablesTab } from './variables-tab.tsx';
import './variables.css';

export function Component() {
  const { t } = useTranslation('variables');
  const { tenant } = useSession();
  const mayChange = useCan('builder');
  const [params, setParams] = useSearchParams();
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle', { tenant: tenant.name })}>
      {mayChange ? null : <p className="variables-about">{t('readOnly')}</p>}
      <Tabs
        activeKey={params.get('tab') ?? 'variables'}
        onChange={(tab) => setParams(tab === 'variables' ? {} : { tab }, { replace: true })}
        items={[
          {
            key: 'variables',
            label: <span data-testid="tab-variables">{t('tabs.variables')}</span>,
            children: <VariablesTab />,
          },
          {
            key: 'tables',
            label: <span data-testid="tab-tables">{t('tabs.tables')}</span>,
            children: <TablesTab />,
          },
        ]}
      />
    </PageFrame>
  );
}
