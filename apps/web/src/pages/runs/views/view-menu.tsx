import { DeleteOutlined, DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { onDemand } from '../../../app/on-demand.tsx';
import { useSession } from '../../../app/session.ts';
import { forgetView, SHIPPED_VIEWS, sameFilters, useSavedViews } from './run-views.ts';
import type { SaveViewProps } from './save-view-dialog.tsx';
import './views.css';

const SaveViewDialog = onDemand<SaveViewProps>(
  async () => (await import('./save-view-dialog.tsx')).SaveViewDialog,
  (props) => props.open,
);
const NONE: readonly never[] = [];

/** Chooses a view of the run list, saves the filters as one, forgets one. */
export function ViewMenu() {
  const { t } = useTranslation('runs');
  const { tenant } = useSession();
  const saved = useSavedViews((state) => state.byTenant[tenant.id]) ?? NONE;
  const [params, setParams] = useSearchParams();
  const [saving, setSaving] = useState(false);
  const now = params.toString();
  const shipped = Object.entries(SHIPPED_VIEWS).map(([key, search]) => ({
    key: `shipped-${key}`,
    label: t(`views.shipped.${key as keyof typeof SHIPPED_VIEWS}`),
    search,
  }));
  const all = [
    { key: 'all', label: t('views.all'), search: '' },
    ...shipped,
    ...saved.map(({ name, search }) => ({ key: `saved-${name}`, label: name, search })),
  ];
  const chosen = all.find(({ search }) => sameFilters(search, now));
  const open = (search: string) => setParams(new URLSearchParams(search));
  const item = ({ key, label, search }: (typeof all)[number]) => ({
    key,
    label,
    onClick: () => open(search),
  });
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          selectedKeys: chosen ? [chosen.key] : [],
          items: [
            ...all.slice(0, 1 + shipped.length).map(item),
            { type: 'divider' },
            ...(saved.length === 0
              ? [{ key: 'none', label: t('views.none'), disabled: true }]
              : saved.map(({ name, search }) => ({
                  ...item({ key: `saved-${name}`, label: name, search }),
                  extra: (
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={t('views.forget', { name })}
                      title={t('views.forget', { name })}
                      onClick={(event) => {
                        event.stopPropagation();
                        forgetView(tenant.id, name);
                      }}
                    />
                  ),
                }))),
            { type: 'divider' },
            {
              key: 'save',
              label: t('views.save'),
              disabled: now === '' || chosen !== undefined,
              onClick: () => setSaving(true),
            },
          ],
        }}
      >
        <Button data-testid="run-views" className="view-button">
          <span>{chosen?.label ?? t('views.unsaved')}</span>
          <DownOutlined />
        </Button>
      </Dropdown>
      <SaveViewDialog open={saving} search={now} onClose={() => setSaving(false)} />
    </>
  );
}
