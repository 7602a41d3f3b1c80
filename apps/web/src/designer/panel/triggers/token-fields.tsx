import type { TokenAuth } from '@flowbridge/flow';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { CredentialField } from './credential-field.tsx';
import { PlainField } from './plain-field.tsx';

type Keys = TokenAuth['keys'];
type Rules = Omit<TokenAuth, 'kind' | 'keys'>;
type Props = { auth: TokenAuth; onChange: (auth: TokenAuth) => void };

const BEGIN: { [From in Keys['from']]: Extract<Keys, { from: From }> } = {
  credential: { from: 'credential' },
  address: { from: 'address', url: '' },
  publicKey: { from: 'publicKey', pem: '' },
};

/** Whose tokens are believed, and what they must say. */
export function TokenFields({ auth, onChange }: Props) {
  const { t } = useTranslation('callers');
  const { readOnly } = useFieldScope();
  const { keys } = auth;
  const setRule = (rule: { [Key in keyof Rules]?: Rules[Key] | undefined }) => {
    const given = Object.entries({ ...auth, ...rule }).filter(([, value]) => value !== undefined);
    onChange({ ...Object.fromEntries(given), kind: 'jwt', keys });
  };
  const setKeys = (next: Keys) => onChange({ ...auth, keys: next });
  return (
    <>
      <FieldRow path="auth.keys" label={t('keys')} required>
        <Select
          value={keys.from}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('keys')}
          data-testid="field-auth.keys"
          options={(['credential', 'address', 'publicKey'] as const).map((from) => ({
            value: from,
            label: t(`keysFrom.${from}`),
          }))}
          onChange={(from) => setKeys(BEGIN[from])}
        />
      </FieldRow>
      <KeyFields keys={keys} onChange={setKeys} />
      {(['issuer', 'audience'] as const).map((key) => (
        <PlainField
          key={key}
          path={`auth.${key}`}
          label={t(key)}
          ariaLabel={t(key)}
          value={auth[key]}
          onChange={(value) => setRule({ [key]: value })}
        />
      ))}
      <FieldRow path="auth.toleranceSeconds" label={t('tolerance')}>
        <InputNumber
          min={0}
          max={3_600}
          precision={0}
          disabled={readOnly}
          placeholder="60"
          style={{ width: '100%' }}
          aria-label={t('tolerance')}
          value={auth.toleranceSeconds ?? null}
          onChange={(seconds) => setRule({ toleranceSeconds: seconds ?? undefined })}
        />
      </FieldRow>
    </>
  );
}

function KeyFields({ keys, onChange }: { keys: Keys; onChange: (keys: Keys) => void }) {
  const { t } = useTranslation('callers');
  switch (keys.from) {
    case 'credential':
      return (
        <CredentialField
          path="auth.keys.credential"
          kind="jwtSecret"
          value={keys.credential}
          onChange={(name) =>
            onChange({ from: 'credential', ...(name === undefined ? {} : { credential: name }) })
          }
        />
      );
    case 'address':
      return (
        <PlainField
          path="auth.keys.url"
          label={t('keysUrl')}
          ariaLabel={t('keysUrl')}
          required
          placeholder="https://…/jwks.json"
          value={keys.url}
          onChange={(url) => onChange({ from: 'address', url: url ?? '' })}
        />
      );
    case 'publicKey':
      return (
        <PlainField
          path="auth.keys.pem"
          label={t('publicKey')}
          ariaLabel={t('publicKey')}
          required
          multiline
          placeholder="-----BEGIN PUBLIC KEY-----"
          value={keys.pem}
          onChange={(pem) => onChange({ from: 'publicKey', pem: pem ?? '' })}
        />
      );
  }
}
