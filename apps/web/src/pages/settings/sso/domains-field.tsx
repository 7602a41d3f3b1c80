import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type SsoFields, wrongDomain } from './sso-fields.ts';

/** Whose e-mails find the provider, and are let in. */
export function DomainsField() {
  const { t } = useTranslation('sso');
  return (
    <Form.Item<SsoFields>
      name={['oidc', 'domains']}
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
  );
}
