import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useUpgrades } from './use-upgrades.ts';

/** Beside a flow that is behind its template: the version there is, leading to what it would make of the flow. */
export function UpgradeBadge({ flowId }: { flowId: string }) {
  const { t } = useTranslation('flowList');
  const upgrades = useUpgrades();
  const item = upgrades.data?.find(({ flows, to }) =>
    flows.some(({ id, version }) => id === flowId && version < to),
  );
  if (item === undefined) return null;
  const news = item.news.map(({ changelog }) => changelog).filter((text) => text !== null);
  return (
    <Link
      to={`/templates/upgrades/${flowId}`}
      title={news.length === 0 ? undefined : news.join('\n')}
      data-testid={`upgrade-badge-${flowId}`}
    >
      <Tag color="gold">{t('newVersion', { version: item.to })}</Tag>
    </Link>
  );
}
