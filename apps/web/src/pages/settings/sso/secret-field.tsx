import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SsoFields } from './sso-fields.ts';

type Props = { label: string; help: string; hasSecret: boolean; needed: boolean };

/** Typed to be replaced, never shown. */
export function SecretField({ label, help, hasSecret, needed }: Props) {
  const { t } = useTranslation('sso');
  return (
    <Form.Item<SsoFields>
      name="clientSecret"
      label={label}
      extra={help}
      rules={[{ max: 2000 }, { required: needed && !hasSecret, message: t('needed') }]}
    >
      <Input.Password
        autoComplete="new-password"
        {...(hasSecret ? { placeholder: t('secretKept') } : {})}
        data-testid="sso-client-secret"
      />
    </Form.Item>
  );
}
