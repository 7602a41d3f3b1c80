import { Card, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { AddressFields } from './address-fields.tsx';
import { SecretField } from './secret-field.tsx';
import { type SsoFields, SYSTEM_ID } from './sso-fields.ts';

/** The internal app of the enterprise that signs people in. */
export function DingtalkFields({ hasSecret }: { hasSecret: boolean }) {
  const { t } = useTranslation('sso');
  const id = [
    { required: true, message: t('needed') },
    { pattern: SYSTEM_ID, message: t('idWrong') },
  ];
  return (
    <Card size="small" title={t('dingtalk.title')} className="sso-card">
      <p className="settings-about">{t('dingtalk.about')}</p>
      <Form.Item<SsoFields>
        name={['dingtalk', 'corpId']}
        label={t('corpId')}
        extra={t('dingtalk.corpIdHelp')}
        rules={id}
      >
        <Input autoComplete="off" placeholder="ding…" data-testid="sso-corp-id" />
      </Form.Item>
      <div className="sso-pair">
        <Form.Item<SsoFields> name={['dingtalk', 'clientId']} label={t('dingtalk.clientId')} rules={id}>
          <Input autoComplete="off" placeholder="ding…" data-testid="sso-client-id" />
        </Form.Item>
        <SecretField
          label={t('dingtalk.clientSecret')}
          help={t('sealedHelp')}
          hasSecret={hasSecret}
          needed={true}
        />
      </div>
      <AddressFields kind="dingtalk" names={['login', 'api', 'oapi']} />
    </Card>
  );
}
