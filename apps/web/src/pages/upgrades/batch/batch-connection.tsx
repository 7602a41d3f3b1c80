import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { Form } from 'antd';
import { usePreferences } from '../../../app/preferences.ts';
import { ConnectionSelect } from '../../templates/connection-select.tsx';

type Props = {
  connector: ConnectorManifest;
  field: string;
  /** Said behind the system's name: for whom it is. */
  note?: string;
  placeholder?: string;
  /** Default true: the only connection there is, is chosen by itself. */
  proposes?: boolean;
  testId?: string;
};

/** Which connection serves a system, in the form of a batch. */
export function BatchConnection({ connector, field, note, ...select }: Props) {
  const language = usePreferences((state) => state.language);
  const name = connector.names[language];
  return (
    <Form.Item
      name={['connections', field]}
      label={note === undefined ? name : `${name} · ${note}`}
      required={connector.connectionOptional !== true && select.proposes !== false}
    >
      <Control {...select} connector={connector} label={name} />
    </Form.Item>
  );
}

/** `value` and `onChange` come from the form. */
type ControlProps = Pick<Props, 'connector' | 'placeholder' | 'proposes' | 'testId'> & {
  label: string;
  value?: string;
  onChange?: (connectionId: string | undefined) => void;
};

function Control({ onChange, ...select }: ControlProps) {
  return <ConnectionSelect {...select} onChange={(id) => onChange?.(id)} />;
}
