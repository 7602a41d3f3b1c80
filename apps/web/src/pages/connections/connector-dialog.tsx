import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../app/preferences.ts';
import { ConnectorIcon } from '../../designer/catalog/step-icon.tsx';
import './connections.css';

type Props = {
  open: boolean;
  connectors: readonly ConnectorManifest[];
  language: Language;
  onClose: () => void;
  onChoose: (connector: ConnectorManifest) => void;
};

const needsNothing = (connector: ConnectorManifest) =>
  connector.auth.kind === 'none' && connector.variables.length === 0;

/** Chooses the system a new connection leads to. */
export function ConnectorDialog({ open, connectors, language, onClose, onChoose }: Props) {
  const { t } = useTranslation('connections');
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = connectors.filter(
    (each) =>
      !needsNothing(each) &&
      [each.key, each.names.en, each.names.zh, ...(each.keywords ?? [])].some((text) =>
        text.toLowerCase().includes(wanted),
      ),
  );
  return (
    <Modal
      open={open}
      title={t('chooseConnector')}
      footer={null}
      onCancel={onClose}
      afterClose={() => setSearch('')}
      destroyOnHidden
      width={560}
    >
      <Input.Search
        allowClear
        autoFocus
        aria-label={t('searchConnector')}
        placeholder={t('searchConnector')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className="connector-choices">
        {shown.map((connector) => (
          <button
            key={connector.key}
            type="button"
            className="connector-choice"
            data-testid={`choose-connector-${connector.key}`}
            onClick={() => onChoose(connector)}
          >
            <ConnectorIcon connector={connector} />
            <span>
              <strong>{connector.names[language]}</strong>
              <small>{connector.description[language]}</small>
            </span>
          </button>
        ))}
        {shown.length === 0 ? <p className="quiet">{t('noConnector')}</p> : null}
      </div>
    </Modal>
  );
}
