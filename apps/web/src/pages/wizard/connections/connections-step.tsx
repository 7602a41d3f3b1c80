/** Which connection serves which system: one for all alike, another one for a single flow or step where that is wanted. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { ConnectorIcon } from '../../../designer/catalog/step-icon.tsx';
import { ConnectionSelect } from '../../templates/connection-select.tsx';
import type { Choices, ConnectorUse } from '../choices.ts';
import { ConnectionState } from './connection-state.tsx';
import { DifferentPlaces } from './different-places.tsx';

type Props = {
  uses: readonly ConnectorUse[];
  connectors: readonly ConnectorManifest[];
  choices: Choices;
  readOnly: boolean;
  /** Settings the template proposes for connections made here, by connector. */
  settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  onChange: (change: (before: Choices) => Choices) => void;
  /** A connection was made here. */
  onMade?: ((connectionId: string) => void) | undefined;
};

export function ConnectionsStep({
  uses,
  connectors,
  choices,
  readOnly,
  settings = {},
  onChange,
  onMade,
}: Props) {
  const { t } = useTranslation('wizard');
  const language = usePreferences((state) => state.language);
  if (uses.length === 0) return <Empty description={t('connections.none')} />;
  return (
    <>
      {uses.map((use) => {
        const { connector, flows } = use;
        const places = flows.reduce((sum, each) => sum + each.places.length, 0);
        const chosen = choices.connections[connector.key];
        const choose = (id: string | undefined) =>
          onChange((before) => {
            const { [connector.key]: _, ...others } = before.connections;
            return { ...before, connections: id === undefined ? others : { ...others, [connector.key]: id } };
          });
        return (
          <section key={connector.key} className="wizard-card" aria-label={connector.names[language]}>
            <div className="wizard-card-head">
              <ConnectorIcon connector={connector} />
              <div>
                <strong>{connector.names[language]}</strong>
                <small>{t('connections.usedBy', { count: places })}</small>
              </div>
            </div>
            <ConnectionSelect
              connector={connector}
              label={t('connections.of', { name: connector.names[language] })}
              disabled={readOnly}
              settings={settings[connector.key]}
              {...(chosen === undefined ? {} : { value: chosen })}
              onChange={choose}
              onMade={onMade}
            />
            <ConnectionState connector={connector} id={chosen} readOnly={readOnly} />
            {places > 1 ? (
              <DifferentPlaces {...{ use, connectors, choices, readOnly, onChange, onMade }} />
            ) : null}
          </section>
        );
      })}
    </>
  );
}
