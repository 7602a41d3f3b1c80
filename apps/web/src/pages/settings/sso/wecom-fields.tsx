import { Card, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { AddressFields } from './address-fields.tsx';
import { SecretField } from './secret-field.tsx';
import { AGENT_ID, type SsoFields, SYSTEM_ID } from './sso-fields.ts';

/** The app of the enterprise that signs people in. */
export function WecomFields({ hasSecret }: { hasSecret: boolean }) {
  const { t } = useTranslation('sso');
  return (
    <Card size="small" title={t('wecom.title')} className="sso-card">
      <p className="settings-about">{t('wecom.about')}</p>
      <div className="sso-pair">
        <Form.Item<SsoFields>
          name={['wecom', 'corpId']}
          label={t('wecom.corpId')}
          extra={t('wecom.corpIdHelp')}
          rules={[
            { required: true, message: t('needed') },
            { pattern: SYSTEM_ID, message: t('idWrong') },
          ]}
        >
          <Input autoComplete="off" placeholder="ww…" data-testid="sso-corp-id" />
        </Form.Item>
        <Form.Item<SsoFields>
          name={['wecom', 'agentId']}
          label="AgentId"
          extra={t('wecom.agentIdHelp')}
          rules={[
            { required: true, message: t('needed') },
            { pattern: AGENT_ID, message: t('agentIdWrong') },
          ]}
        >
          <Input inputMode="numeric" autoComplete="off" placeholder="1000002" data-testid="sso-agent-id" />
        </Form.Item>
      </div>
      <SecretField label={t('wecom.secret')} help={t('sealedHelp')} hasSecret={hasSecret} needed={true} />
      <AddressFields kind="wecom" names={['login', 'api']} />
    </Card>
  );
}
