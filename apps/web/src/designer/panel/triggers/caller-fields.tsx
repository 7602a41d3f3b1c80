import type { CallerAuth, CallerAuthKind } from '@flowbridge/flow';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { CredentialField } from './credential-field.tsx';
import { SignatureFields } from './signature-fields.tsx';
import { withPreset } from './signature-presets.ts';
import { TokenFields } from './token-fields.tsx';

const KINDS: readonly CallerAuthKind[] = ['appCode', 'basic', 'hmac', 'jwt', 'none'];

/** What a kind begins with when it is chosen. */
function begin(kind: CallerAuthKind): CallerAuth {
  switch (kind) {
    case 'none':
    case 'appCode':
    case 'basic':
      return { kind };
    case 'hmac':
      return withPreset('generic', undefined);
    case 'jwt':
      return { kind, keys: { from: 'credential' } };
  }
}

type Props = { label: string; auth: CallerAuth; onChange: (auth: CallerAuth) => void };

/** How a caller proves who it is: the kind, then what the kind asks. */
export function CallerFields({ label, auth, onChange }: Props) {
  const { t } = useTranslation('callers');
  const { readOnly } = useFieldScope();
  return (
    <>
      <FieldRow path="auth" label={label} required>
        <Select
          value={auth.kind}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={label}
          data-testid="field-auth"
          options={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          onChange={(kind) => onChange(begin(kind))}
        />
      </FieldRow>
      {auth.kind === 'none' ? null : (
        <div className="field-group">
          <KindFields auth={auth} onChange={onChange} />
        </div>
      )}
    </>
  );
}

function KindFields({
  auth,
  onChange,
}: Omit<Props, 'label' | 'auth'> & { auth: Exclude<CallerAuth, { kind: 'none' }> }) {
  switch (auth.kind) {
    case 'appCode':
    case 'basic':
      return (
        <CredentialField
          path="auth.credential"
          kind={auth.kind}
          value={auth.credential}
          onChange={(name) =>
            onChange({ kind: auth.kind, ...(name === undefined ? {} : { credential: name }) })
          }
        />
      );
    case 'hmac':
      return <SignatureFields auth={auth} onChange={onChange} />;
    case 'jwt':
      return <TokenFields auth={auth} onChange={onChange} />;
  }
}
