import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { useSession } from '../../app/session.ts';

/** The tenant this part acts in, when the console is in another one. */
export function InWhichTenant() {
  const { t } = useTranslation('upgrades');
  const { tenant } = useSession();
  const here = usePreferences((state) => state.tenantId);
  if (tenant.id === here) return null;
  return (
    <Tag color="blue" data-testid="in-which-tenant">
      {t('inTenant', { tenant: tenant.name })}
    </Tag>
  );
}
