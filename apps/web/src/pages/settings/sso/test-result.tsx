import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ServerOutputs } from '../../../server/trpc.ts';

/** What the trial found: what works, or which of the settings is wrong. */
export function TestResult({ result }: { result: ServerOutputs['sso']['test'] }) {
  const { t } = useTranslation('sso');
  if (!result.ok) {
    return (
      <Alert
        type="error"
        showIcon
        title={t(`problems.${result.problem}`)}
        description={t('said', { said: result.said })}
        data-testid="sso-test-failed"
      />
    );
  }
  const { signsOut, unknownScopes } = result;
  return (
    <Alert
      type={unknownScopes.length > 0 ? 'warning' : 'success'}
      showIcon
      title={t('works')}
      description={[
        t(signsOut ? 'signsOut' : 'staysIn'),
        ...(unknownScopes.length > 0 ? [t('unknownScopes', { scopes: unknownScopes.join(', ') })] : []),
      ].join(' ')}
      data-testid="sso-test-works"
    />
  );
}
