/** On the page of templates: the way to the upgrades, and how many of the tenant's flows are behind. */
import { ArrowUpOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useUpgrades } from './use-upgrades.ts';

type Family = NonNullable<ReturnType<typeof useUpgrades>['data']>[number];

const behindIn = ({ flows, to }: Family): number => flows.filter(({ version }) => version < to).length;

export function UpgradesLink() {
  const { t } = useTranslation('packages');
  const upgrades = useUpgrades();
  const count = (upgrades.data ?? []).reduce((sum, family) => sum + behindIn(family), 0);
  return (
    <Link to="/templates/upgrades" className="upgrades-link" data-testid="upgrades-link">
      <ArrowUpOutlined /> {count === 0 ? t('upgrade.all') : t('upgrade.allCount', { count })}
    </Link>
  );
}

export function FlowsBehind({ templateId }: { templateId: string }) {
  const { t } = useTranslation('packages');
  const upgrades = useUpgrades();
  const families = (upgrades.data ?? []).filter(({ template }) => template.id === templateId);
  const count = families.reduce((sum, family) => sum + behindIn(family), 0);
  if (count === 0) return null;
  return (
    <Link to="/templates/upgrades" data-testid={`flows-behind-${templateId}`}>
      <Tag color="gold">{t('upgrade.flowsBehind', { count })}</Tag>
    </Link>
  );
}
