import type { SignatureAuth } from '@flowbridge/flow';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { CredentialField } from './credential-field.tsx';
import { PlainField } from './plain-field.tsx';
import { presetOf, type SignaturePreset, signaturePresets, withPreset } from './signature-presets.ts';

/** Shown when a field was changed; nothing to choose. */
const CUSTOM = 'custom';

type Change = { [Key in keyof SignatureAuth]?: SignatureAuth[Key] | undefined };
type Props = { auth: SignatureAuth; onChange: (auth: SignatureAuth) => void };

/** How the sender signs: a preset, or field by field. */
export function SignatureFields({ auth, onChange }: Props) {
  const { t } = useTranslation('callers');
  const { readOnly } = useFieldScope();
  const change = (fields: Change) => onChange(merged(auth, fields));
  const preset = presetOf(auth);
  const choices: (SignaturePreset | typeof CUSTOM)[] = [
    ...signaturePresets,
    ...(preset === undefined ? ([CUSTOM] as const) : []),
  ];
  const text = (key: 'prefix' | 'timestampHeader' | 'timestampPrefix', help?: string) => (
    <PlainField
      path={`auth.${key}`}
      label={t(key)}
      ariaLabel={t(key)}
      value={auth[key]}
      {...(help === undefined ? {} : { description: help })}
      onChange={(value) => change({ [key]: value })}
    />
  );
  return (
    <>
      <FieldRow path="auth.preset" label={t('preset')} description={t('presetHelp')}>
        <Select<SignaturePreset | typeof CUSTOM>
          value={preset ?? CUSTOM}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('preset')}
          data-testid="field-auth.preset"
          options={choices.map((name) => ({ value: name, label: t(`presets.${name}`) }))}
          onChange={(name) => {
            if (name !== CUSTOM) onChange(withPreset(name, auth.credential));
          }}
        />
      </FieldRow>
      <CredentialField
        path="auth.credential"
        kind="hmacKey"
        value={auth.credential}
        onChange={(credential) => change({ credential })}
      />
      <PlainField
        path="auth.signatureHeader"
        label={t('signatureHeader')}
        ariaLabel={t('signatureHeader')}
        required
        value={auth.signatureHeader}
        onChange={(value) => change({ signatureHeader: value ?? '' })}
      />
      {text('prefix', t('prefixHelp'))}
      <FieldRow path="auth.algorithm" label={t('algorithm')} required>
        <Select
          value={auth.algorithm}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('algorithm')}
          options={[
            { value: 'sha256', label: 'HMAC-SHA256' },
            { value: 'sha1', label: 'HMAC-SHA1' },
          ]}
          onChange={(algorithm) => change({ algorithm })}
        />
      </FieldRow>
      <FieldRow path="auth.encoding" label={t('encoding')} required>
        <Select
          value={auth.encoding}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('encoding')}
          options={(['hex', 'base64'] as const).map((each) => ({
            value: each,
            label: t(`encodings.${each}`),
          }))}
          onChange={(encoding) => change({ encoding })}
        />
      </FieldRow>
      <PlainField
        path="auth.signed"
        label={t('signed')}
        ariaLabel={t('signed')}
        placeholder="{body}"
        description={t('signedHelp')}
        value={auth.signed?.replaceAll('\n', '\\n')}
        onChange={(value) => change({ signed: value?.replaceAll('\\n', '\n') })}
      />
      {text('timestampHeader', t('timestampHeaderHelp'))}
      {auth.timestampHeader === undefined ? null : (
        <>
          {text('timestampPrefix')}
          <FieldRow path="auth.toleranceSeconds" label={t('tolerance')}>
            <InputNumber
              min={1}
              max={86_400}
              precision={0}
              disabled={readOnly}
              placeholder="300"
              style={{ width: '100%' }}
              aria-label={t('tolerance')}
              value={auth.toleranceSeconds ?? null}
              onChange={(seconds) => change({ toleranceSeconds: seconds ?? undefined })}
            />
          </FieldRow>
        </>
      )}
    </>
  );
}

/** A field given as undefined is left out. */
function merged(auth: SignatureAuth, change: Change): SignatureAuth {
  const { algorithm, encoding, signatureHeader, ...optional } = { ...auth, ...change };
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    kind: 'hmac',
    algorithm: algorithm ?? auth.algorithm,
    encoding: encoding ?? auth.encoding,
    signatureHeader: signatureHeader ?? '',
  };
}
