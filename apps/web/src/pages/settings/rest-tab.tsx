import { FileTextOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../app/session.ts';
import { CopyField } from './copy-field.tsx';

/** Where the REST interface is and how to call it. */
export function RestTab() {
  const { t } = useTranslation('settings');
  const { tenant } = useSession();
  const base = `${window.location.origin}/api/v1`;
  const example = `curl -H "Authorization: Bearer $KEY" -H "X-Flowbridge-Tenant: ${tenant.code}" ${base}/runs`;
  return (
    <div className="rest">
      <p className="settings-about">{t('rest.about')}</p>
      <CopyField label={t('rest.base')} value={base} testId="rest-base" />
      <CopyField label={t('rest.tenantCode')} value={tenant.code} testId="rest-tenant" />
      <p className="settings-about">
        {t('rest.auth')}{' '}
        <Link to="?tab=keys" data-testid="rest-make-key">
          {t('rest.makeKey')}
        </Link>
      </p>
      <CopyField label={t('rest.example')} value={example} testId="rest-example" />
      <Button
        icon={<FileTextOutlined />}
        href={`${base}/openapi.json`}
        target="_blank"
        rel="noreferrer"
        data-testid="openapi-link"
      >
        {t('rest.open')}
      </Button>
    </div>
  );
}
