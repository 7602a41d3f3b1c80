import { Form, Input, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ISSUER, type SsoFields } from './sso-fields.ts';

type Props =
  | { kind: 'dingtalk'; names: readonly ('login' | 'api' | 'oapi')[] }
  | { kind: 'wecom'; names: readonly ('login' | 'api')[] };

/** Where a dedicated installation of the system is; the public ones need nothing here. */
export function AddressFields({ kind, names }: Props) {
  const { t } = useTranslation('sso');
  const id = useId();
  const isOwn = Form.useWatch([kind, 'ownAddresses']) === true;
  return (
    <>
      <div className="sso-choice">
        <Form.Item<SsoFields> name={[kind, 'ownAddresses']} valuePropName="checked" noStyle>
          <Switch aria-labelledby={id} data-testid="sso-own-addresses" />
        </Form.Item>
        <div>
          <div id={id}>{t('ownAddresses')}</div>
          <small className="quiet">{t('ownAddressesHelp')}</small>
        </div>
      </div>
      {isOwn ? (
        <div className="sso-pair">
          {names.map((name) => (
            <Form.Item
              key={name}
              name={[kind, 'addresses', name]}
              label={t(`addresses.${name}`)}
              rules={[
                { required: true, message: t('needed') },
                { pattern: ISSUER, message: t('issuerWrong') },
                { max: 500 },
              ]}
            >
              <Input inputMode="url" data-testid={`sso-address-${name}`} />
            </Form.Item>
          ))}
        </div>
      ) : null}
    </>
  );
}
