import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onDemand } from '../../app/on-demand.tsx';
import { usePreferences } from '../../app/preferences.ts';
import { useCan } from '../../app/session.ts';
import type { TemplateItem } from './templates-page.tsx';
import type { TemplateActions } from './use-template-actions.ts';

const SharingDialog = onDemand(
  () => import('./sharing/sharing-dialog.tsx').then((module) => module.SharingDialog),
  ({ open }) => open,
);

type Props = { template: TemplateItem; actions: TemplateActions };

export function TemplateMenu({ template, actions }: Props) {
  const { t } = useTranslation(['packages', 'templates', 'shell']);
  const language = usePreferences((state) => state.language);
  const mayBuild = useCan('builder');
  const [sharing, setSharing] = useState(false);
  const building = { disabled: !mayBuild };
  const copy = {
    key: 'copy',
    label: t('packages:copy'),
    ...building,
    onClick: () => void actions.copy(template),
  };
  const exportItem = {
    key: 'export',
    label: t('packages:export'),
    onClick: () => void actions.exportFile(template),
  };
  const items: Record<TemplateItem['relation'], MenuProps['items']> = {
    mine: [
      { key: 'share', label: t('packages:share'), onClick: () => setSharing(true) },
      exportItem,
      { type: 'divider' },
      {
        key: 'remove',
        label: t('shell:remove'),
        danger: true,
        ...building,
        onClick: () => actions.remove(template),
      },
    ],
    shared: [exportItem],
    shipped: [copy, exportItem],
  };
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: items[template.relation] ?? [] }}>
        <Button
          type="text"
          icon={<MoreOutlined />}
          aria-label={t('packages:actionsOf', { name: template.names[language] })}
          data-testid={`template-menu-${template.key}`}
        />
      </Dropdown>
      <SharingDialog template={template} open={sharing} onClose={() => setSharing(false)} />
    </>
  );
}
