import { Card, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ISSUER, type SsoFields } from './sso-fields.ts';

/** Where the provider is, and what this installation is called there. */
export function ProviderFields({ hasSecret }: { hasSecret: boolean }) {
  const { t } = useTranslation('sso');
  return (
    <Card size="small" title={t('provider')} className="sso-card">
      <Form.Item<SsoFields>
        name="issuer"
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
          name="clientId"
          label={t('clientId')}
          rules={[{ required: true, whitespace: true, message: t('needed') }, { max: 500 }]}
        >
          <Input autoComplete="off" data-testid="sso-client-id" />
        </Form.Item>
        <Form.Item<SsoFields>
          name="clientSecret"
          label={t('clientSecret')}
          extra={t('secretHelp')}
          rules={[{ max: 2000 }]}
        >
          <Input.Password
            autoComplete="new-password"
            {...(hasSecret ? { placeholder: t('secretKept') } : {})}
            data-testid="sso-client-secret"
          />
        </Form.Item>
      </div>
      <Form.Item<SsoFields> name="scopes" label={t('scopes')}>
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
