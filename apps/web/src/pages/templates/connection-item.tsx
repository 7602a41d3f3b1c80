import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { ConnectionSelect } from './connection-select.tsx';

/** Which connection serves a system; may be left for later, because the flows begin as drafts. */
export function ConnectionItem({ connector }: { connector: ConnectorManifest }) {
  const { t } = useTranslation('templates');
  const language = usePreferences((state) => state.language);
  return (
    <Form.Item
      name={['connections', connector.key]}
      label={connector.names[language]}
      rules={
        connector.connectionOptional === true ? [] : [{ required: true, message: t('connectionNeeded') }]
      }
    >
      <ConnectionSelect connector={connector} />
    </Form.Item>
  );
}
