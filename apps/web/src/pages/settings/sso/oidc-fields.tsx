import { Card, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { SecretField } from './secret-field.tsx';
import { ISSUER, type SsoFields } from './sso-fields.ts';

/** Where an OpenID Connect provider is, and what this installation is called there. */
export function OidcFields({ hasSecret }: { hasSecret: boolean }) {
  const { t } = useTranslation('sso');
  return (
    <Card size="small" title={t('provider')} className="sso-card">
      <Form.Item<SsoFields>
        name={['oidc', 'issuer']}
        label={t('issuer')}
        extra={t('issuerHelp')}
        rules={[
          { required: true, message: t('needed') },
          { pattern: ISSUER, message: t('issuerWrong') },
          { max: 500 },
        ]}
      >
        <Input inputMode="url" placeholder="https://login.example.com" data-testid="sso-issuer" />
      </Form.Item>
      <div className="sso-pair">
        <Form.Item<SsoFields>
          name={['oidc', 'clientId']}
          label={t('clientId')}
          rules={[{ required: true, whitespace: true, message: t('needed') }, { max: 500 }]}
        >
          <Input autoComplete="off" data-testid="sso-client-id" />
        </Form.Item>
        <SecretField label={t('clientSecret')} help={t('secretHelp')} hasSecret={hasSecret} needed={false} />
      </div>
      <Form.Item<SsoFields> name={['oidc', 'scopes']} label={t('scopes')}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[' ', ',']}
          maxCount={20}
          data-testid="sso-scopes"
        />
      </Form.Item>
    </Card>
  );
}
