import { useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
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
  return (
    <Select
      aria-label={t('tenant')}
      data-testid="tenant-switcher"
      value={tenant.id}
      variant="filled"
      style={{ minWidth: 190 }}
      popupMatchSelectWidth={false}
      options={tenants.map((each) => ({ value: each.id, label: each.name }))}
      onChange={(tenantId) => {
        usePreferences.setState({ tenantId });
        queries.removeQueries({ predicate: (query) => JSON.stringify(query.queryKey[0]) !== '["me","get"]' });
        void navigate('/flows');
      }}
    />
  );
}
