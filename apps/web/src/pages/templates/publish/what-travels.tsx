import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ServerOutputs } from '../../../server/trpc.ts';
import { useConnectorName } from '../../flows/use-connector-name.ts';
import { PartsThatTravel } from './parts-that-travel.tsx';
import { SettingsThatTravel } from './settings-that-travel.tsx';

type Preview = ServerOutputs['templates']['previewPackage'];
type Props = {
  preview: Preview;
  withSamples: boolean;
  onSamples(wanted: boolean): void;
  withSettings: boolean;
  onSettings(wanted: boolean): void;
};

/** Flow by flow what a package holds, and what stays behind. */
export function WhatTravels({ preview, withSamples, onSamples, withSettings, onSettings }: Props) {
  const { t } = useTranslation('packages');
  const connectorName = useConnectorName();
  const { flows, connectors } = preview;
  const samples = flows.reduce((sum, flow) => sum + flow.samples, 0);
  return (
    <section className="travels" data-testid="what-travels">
      <h3>{t('publish.travels')}</h3>
      <ul className="package-flows">
        {flows.map((flow) => (
          <TravellingFlow key={flow.id} flow={flow} />
        ))}
      </ul>
      {connectors.length === 0 ? null : (
        <p>
          {t('publish.connectors', { names: connectors.map(({ key }) => connectorName(key)).join(', ') })}
        </p>
      )}
      <PartsThatTravel parts={preview.parts} variables={preview.variables} />
      <p className="travels-stays">{t('publish.stays')}</p>
      <SettingsThatTravel connectors={connectors} wanted={withSettings} onChange={onSettings} />
      {samples === 0 ? null : (
        <div className="travels-samples">
          <Switch
            id="publish-samples"
            checked={withSamples}
            onChange={onSamples}
            data-testid="publish-samples"
          />
          <label htmlFor="publish-samples">
            {t('publish.samples', { count: samples })}
            <small>{t('publish.samplesHint')}</small>
          </label>
        </div>
      )}
    </section>
  );
}

function TravellingFlow({ flow }: { flow: Preview['flows'][number] }) {
  const { t } = useTranslation('packages');
  const { id, name, version, called, steps, parameters, leftOut, draftDiffers } = flow;
  const facts = [
    ...(version === null ? [] : [t('publish.flowVersion', { version })]),
    ...(called ? [t('publish.called')] : []),
    t('publish.steps', { count: steps }),
  ];
  const warnings = [
    ...(version === null ? [t('publish.notPublished')] : []),
    ...(draftDiffers ? [t('publish.draftDiffers')] : []),
    ...(leftOut.length > 0 ? [t('publish.leftOut', { places: leftOut.join(', ') })] : []),
  ];
  return (
    <li>
      <strong>{version === null ? <Link to={`/flows/${id}`}>{name}</Link> : name}</strong>
      <span>{facts.join(' · ')}</span>
      {parameters.length === 0 ? null : (
        <div className="travels-note">
          {t('publish.parameters', { names: parameters.map(({ label }) => label).join(', ') })}
        </div>
      )}
      {warnings.map((warning) => (
        <div key={warning} className="travels-warning">
          {warning}
        </div>
      ))}
    </li>
  );
}
