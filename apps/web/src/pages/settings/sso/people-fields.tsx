import { Card, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DomainsField } from './domains-field.tsx';
import { GroupRoles } from './group-roles.tsx';
import { useRoleOptions } from './role-options.ts';
import type { KnownGroup, SsoFields, SsoKind } from './sso-fields.ts';

/** Who is let in, and as what. */
export function PeopleFields({ kind, known }: { kind: SsoKind; known: KnownGroup[] }) {
  const { t } = useTranslation('sso');
  const roles = useRoleOptions();
  return (
    <Card size="small" title={t('people')} className="sso-card">
      <div className="sso-pair">
        {kind === 'oidc' ? (
          <Form.Item<SsoFields>
            name={['oidc', 'groupsClaim']}
            label={t('groupsClaim')}
            rules={[{ required: true, whitespace: true, message: t('needed') }, { max: 200 }]}
          >
            <Input data-testid="sso-groups-claim" />
          </Form.Item>
        ) : null}
        <Form.Item<SsoFields> name="defaultRole" label={t('defaultRole')}>
          <Select
            options={[{ value: 'none', label: t('noRole') }, ...roles]}
            data-testid="sso-default-role"
          />
        </Form.Item>
      </div>
      <GroupRoles kind={kind} known={known} />
      {kind === 'oidc' ? <DomainsField /> : <p className="quiet">{t('noEmail')}</p>}
    </Card>
  );
}
