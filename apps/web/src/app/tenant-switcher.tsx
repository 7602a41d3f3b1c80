import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from './session.ts';
import { useEnterTenant } from './use-enter-tenant.ts';

/** Changes the tenant all pages work in. */
export function TenantSwitcher() {
  const { t } = useTranslation();
  const { tenants, tenant } = useSession();
  const enter = useEnterTenant();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: tenants.map((each) => ({ key: each.id, label: each.name })),
        selectable: true,
        selectedKeys: [tenant.id],
        onClick: ({ key }) => {
          if (key !== tenant.id) enter(key, '/flows');
        },
      }}
    >
      <Button
        type="text"
        className="tenant-switcher"
        aria-label={`${t('tenant')}: ${tenant.name}`}
        data-testid="tenant-switcher"
      >
        <span>{tenant.name}</span>
        <DownOutlined />
      </Button>
    </Dropdown>
  );
}
