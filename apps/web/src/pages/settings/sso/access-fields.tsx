import { Card, Form, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SsoFields } from './sso-fields.ts';

/** Whether it is on, and whether passwords are good beside it. */
export function AccessFields() {
  const { t } = useTranslation('sso');
  return (
    <Card size="small" title={t('access')} className="sso-card">
      <Choice name="enabled" label={t('enabled')} help={t('enabledHelp')} />
      <Choice name="passwords" label={t('passwords')} help={t('passwordsHelp')} />
    </Card>
  );
}

type Props = { name: 'enabled' | 'passwords'; label: string; help: string };

function Choice({ name, label, help }: Props) {
  const id = useId();
  return (
    <div className="sso-choice">
      <Form.Item<SsoFields> name={name} valuePropName="checked" noStyle>
        <Switch aria-labelledby={id} data-testid={`sso-${name}`} />
      </Form.Item>
      <div>
        <div id={id}>{label}</div>
        <small className="quiet">{help}</small>
      </div>
    </div>
  );
}
