import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { Form } from 'antd';
import { usePreferences } from '../../app/preferences.ts';
import { ConnectionSelect } from '../templates/connection-select.tsx';

/** Which connection serves a system the new version brings; may be left for later, because the flows become drafts. */
export function ConnectionItem({ connector }: { connector: ConnectorManifest }) {
  const language = usePreferences((state) => state.language);
  return (
    <Form.Item
      name={['connections', connector.key]}
      label={connector.names[language]}
      required={connector.connectionOptional !== true}
    >
      <ConnectionControl connector={connector} />
    </Form.Item>
  );
}

/** `value` and `onChange` come from the form. */
type ControlProps = {
  connector: ConnectorManifest;
  value?: string;
  onChange?: (connectionId: string | undefined) => void;
};

function ConnectionControl({ connector, value, onChange }: ControlProps) {
  const language = usePreferences((state) => state.language);
  return (
    <ConnectionSelect
      connector={connector}
      label={connector.names[language]}
      {...(value === undefined ? {} : { value })}
      onChange={(id) => onChange?.(id)}
    />
  );
}
