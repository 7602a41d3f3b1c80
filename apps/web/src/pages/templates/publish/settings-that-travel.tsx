import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import type { ServerOutputs } from '../../../server/trpc.ts';

type Props = {
  connectors: ServerOutputs['templates']['previewPackage']['connectors'];
  wanted: boolean;
  onChange(wanted: boolean): void;
};

/** Whether settings of connections go along, and which they are: whoever publishes reads every one. */
export function SettingsThatTravel({ connectors, wanted, onChange }: Props) {
  const { t } = useTranslation('packages');
  const language = usePreferences((state) => state.language);
  const settings = connectors.flatMap((connector) => connector.settings);
  if (connectors.length === 0) return null;
  return (
    <div className="travels-samples">
      <Switch id="publish-settings" checked={wanted} onChange={onChange} data-testid="publish-settings" />
      <label htmlFor="publish-settings">
        {t('publish.settings')}
        <small>{t('publish.settingsHint')}</small>
        {settings.map(({ key, names, value }) => (
          <small key={key} data-testid="travelling-setting">
            {names[language]}: {String(value)}
          </small>
        ))}
      </label>
    </div>
  );
}
