import { DownOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { usePreferences } from './preferences.ts';
import { useSession } from './session.ts';

/** Changes the tenant all pages work in; everything read for the former tenant is forgotten. */
export function TenantSwitcher() {
  const { t } = useTranslation();
  const { tenants, tenant } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const change = (tenantId: string) => {
    if (tenantId === tenant.id) return;
    usePreferences.setState({ tenantId });
    queries.removeQueries({ predicate: (query) => JSON.stringify(query.queryKey[0]) !== '["me","get"]' });
    void navigate('/flows');
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: tenants.map((each) => ({ key: each.id, label: each.name })),
        selectable: true,
        selectedKeys: [tenant.id],
        onClick: ({ key }) => change(key),
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
