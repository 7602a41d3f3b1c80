import {
  type ConnectorManifest,
  describeConnectorError,
  isConnectorErrorCode,
} from '@flowbridge/connector-sdk/manifest';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import type { ServerOutputs } from '../../server/trpc.ts';
import { fieldsToCheck } from './fields-to-check.ts';

type Props = {
  name: string;
  connector: ConnectorManifest;
  test: ServerOutputs['connections']['test'];
};

/** How a connection's test went, in words: what the system said, what to do, which settings to look at. */
export function TestResult({ name, connector, test }: Props) {
  const { t } = useTranslation('connections');
  const language = usePreferences((state) => state.language);
  if (test.ok) {
    return <Alert type="success" showIcon title={t('worksLong', { name })} data-testid="test-ok" />;
  }
  const { code, message, details = {} } = test;
  const words =
    code !== undefined && isConnectorErrorCode(code)
      ? describeConnectorError(
          code,
          { system: connector.key, systemNames: connector.names, ...details },
          language,
        )
      : { userMessage: message ?? code ?? '', hint: '' };
  const fields = fieldsToCheck(connector, code, details).map((field) => field.names[language]);
  return (
    <Alert
      type="error"
      showIcon
      data-testid="test-failed"
      title={t('failsLong', { name })}
      description={
        <>
          <div>{words.userMessage}</div>
          {fields.length > 0 ? (
            <div style={{ fontWeight: 600, marginTop: 6 }} data-testid="test-fields">
              {t('lookAt', { fields: fields.join(language === 'zh' ? '、' : ', ') })}
            </div>
          ) : null}
          {words.hint === '' ? null : <div style={{ marginTop: 6 }}>{words.hint}</div>}
        </>
      }
    />
  );
}
