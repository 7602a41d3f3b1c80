/** Flows behind their template, over all tenants of the person; and what was upgraded, to be rolled back. */
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { PageFrame } from '../../app/page-frame.tsx';
import { AvailableList } from './available-list.tsx';
import { CopiesBehind } from './copies-behind.tsx';
import { DoneList } from './done-list.tsx';
import './upgrades.css';

const TABS = ['available', 'done'] as const;

export function Component() {
  const { t } = useTranslation('upgrades');
  const [params, setParams] = useSearchParams();
  const tab = TABS.find((each) => each === params.get('tab')) ?? 'available';
  return (
    <PageFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={<Link to="/templates">{t('toTemplates')}</Link>}
    >
      <Tabs
        activeKey={tab}
        onChange={(key) => setParams(key === 'available' ? {} : { tab: key }, { replace: true })}
        items={TABS.map((key) => ({
          key,
          label: <span data-testid={`upgrades-tab-${key}`}>{t(`tabs.${key}`)}</span>,
        }))}
      />
      {tab === 'available' ? (
        <>
          <CopiesBehind />
          <AvailableList />
        </>
      ) : (
        <DoneList />
      )}
    </PageFrame>
  );
}
