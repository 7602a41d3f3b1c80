import { Card, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { GroupRoles } from './group-roles.tsx';
import { useRoleOptions } from './role-options.ts';
import { type SsoFields, wrongDomain } from './sso-fields.ts';

/** Who is let in, and as what. */
export function PeopleFields() {
  const { t } = useTranslation('sso');
  const roles = useRoleOptions();
  return (
    <Card size="small" title={t('people')} className="sso-card">
      <div className="sso-pair">
        <Form.Item<SsoFields>
          name="groupsClaim"
          label={t('groupsClaim')}
          rules={[{ required: true, whitespace: true, message: t('needed') }, { max: 200 }]}
        >
          <Input data-testid="sso-groups-claim" />
        </Form.Item>
        <Form.Item<SsoFields> name="defaultRole" label={t('defaultRole')}>
          <Select
            options={[{ value: 'none', label: t('noRole') }, ...roles]}
            data-testid="sso-default-role"
          />
        </Form.Item>
      </div>
      <GroupRoles />
      <Form.Item<SsoFields>
        name="domains"
        label={t('domains')}
        extra={t('domainsHelp')}
        rules={[
          {
            validator: async (_rule, domains: string[]) => {
              const wrong = wrongDomain(domains);
              if (wrong !== undefined) throw new Error(t('domainWrong', { domain: wrong }));
            },
          },
        ]}
      >
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[' ', ',']}
          maxCount={50}
          data-testid="sso-domains"
        />
      </Form.Item>
    </Card>
  );
}
