/** Which connection takes the place of which: every one the flows use, and the one the clones are to use. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { Empty, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { ConnectorIcon } from '../../designer/catalog/step-icon.tsx';
import { ConnectionSelect } from '../templates/connection-select.tsx';
import type { UsedConnection } from './what-differs.ts';

type Props = {
  used: readonly UsedConnection[];
  connectors: readonly ConnectorManifest[];
  readOnly: boolean;
};

export function ConnectionMap({ used, connectors, readOnly }: Props) {
  const { t } = useTranslation('wizard');
  const language = usePreferences((state) => state.language);
  if (used.length === 0) return <Empty description={t('connections.none')} />;
  return used.map(({ id, name, connectorKey }) => {
    const connector = connectors.find(({ key }) => key === connectorKey);
    if (!connector) return null;
    return (
      <section key={id} className="wizard-card" aria-label={name}>
        <div className="wizard-card-head">
          <ConnectorIcon connector={connector} />
          <div>
            <strong>{name}</strong>
            <small>{connector.names[language]}</small>
          </div>
        </div>
        <Form.Item name={['connections', id]} noStyle>
          <MappedConnection connector={connector} name={name} from={id} readOnly={readOnly} />
        </Form.Item>
      </section>
    );
  });
}

type MappedProps = {
  connector: ConnectorManifest;
  name: string;
  from: string;
  readOnly: boolean;
  /** Both from Form.Item. */
  value?: string;
  onChange?: (id: string | undefined) => void;
};

function MappedConnection({ connector, name, from, readOnly, value, onChange }: MappedProps) {
  const { t } = useTranslation('wizard');
  return (
    <ConnectionSelect
      connector={connector}
      label={t('clone.instead', { name })}
      placeholder={t('clone.stays', { name })}
      proposes={false}
      disabled={readOnly}
      testId={`clone-connection-${from}`}
      {...(value === undefined ? {} : { value })}
      onChange={(id) => onChange?.(id)}
    />
  );
}
