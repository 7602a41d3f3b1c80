/** The way to a page of the tenant this part acts in. When the console is in another one, the link says that it goes there. */
import { SwapOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { message } from '../../app/feedback/message.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSession } from '../../app/session.ts';
import { useEnterTenant } from '../../app/use-enter-tenant.ts';

type Props = { to: string; children: ReactNode };

export function TenantLink({ to, children }: Props) {
  const { t } = useTranslation('upgrades');
  const { tenant } = useSession();
  const here = usePreferences((state) => state.tenantId);
  const enter = useEnterTenant();
  if (tenant.id === here) return <Link to={to}>{children}</Link>;
  return (
    <Button
      type="link"
      className="tenant-link"
      onClick={() => {
        enter(tenant.id, to);
        message.info(t('entered', { tenant: tenant.name }));
      }}
    >
      {children}
      <small>
        <SwapOutlined aria-hidden /> {t('opensIn', { tenant: tenant.name })}
      </small>
    </Button>
  );
}
