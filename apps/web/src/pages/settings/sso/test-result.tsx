import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ServerOutputs } from '../../../server/trpc.ts';
import type { SsoKind } from './sso-fields.ts';

type Props = { kind: SsoKind; result: ServerOutputs['sso']['test'] };

/** What the trial found: what works, or which of the settings is wrong and what to do. */
export function TestResult({ kind, result }: Props) {
  const { t } = useTranslation('sso');
  if (!result.ok) {
    const { problem, said } = result;
    const isBadClient = problem === 'badClient';
    return (
      <Alert
        type="error"
        showIcon
        title={isBadClient ? t(`badClient.${kind}`) : t(`problems.${problem}`)}
        description={t('said', { said })}
        data-testid="sso-test-failed"
      />
    );
  }
  const { signsOut, unknownScopes, groups } = result;
  const more =
    kind === 'oidc'
      ? [t(signsOut ? 'signsOut' : 'staysIn')]
      : [t('groupsFound', { count: groups.length }), t('redirectUntried')];
  return (
    <Alert
      type={unknownScopes.length > 0 ? 'warning' : 'success'}
      showIcon
      title={t('works')}
      description={[
        ...more,
        ...(unknownScopes.length > 0 ? [t('unknownScopes', { scopes: unknownScopes.join(', ') })] : []),
      ].join(' ')}
      data-testid="sso-test-works"
    />
  );
}
