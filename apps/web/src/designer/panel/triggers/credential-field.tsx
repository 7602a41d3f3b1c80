import { useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session.ts';
import { type ServerOutputs, useTRPC } from '../../../server/trpc.ts';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';

type Kind = ServerOutputs['apiCredentials']['list'][number]['kind'];

type Props = {
  path: string;
  kind: Kind;
  value: string | undefined;
  onChange: (name: string | undefined) => void;
};

/** Which credential opens the trigger, by name. Administrators choose from a list, others type it. */
export function CredentialField({ path, kind, value, onChange }: Props) {
  const { t } = useTranslation('callers');
  const { readOnly } = useFieldScope();
  const trpc = useTRPC();
  const credentials = useQuery(
    trpc.apiCredentials.list.queryOptions(undefined, { enabled: useCan('admin') }),
  );
  const names = (credentials.data ?? [])
    .filter((each) => each.kind === kind && each.revokedAt === null)
    .map((each) => each.name);
  return (
    <FieldRow path={path} label={t('credential')} description={t('credentialHelp')}>
      <AutoComplete
        allowClear
        disabled={readOnly}
        style={{ width: '100%' }}
        aria-label={t('credential')}
        data-testid={`field-${path}`}
        placeholder={t('anyCredential')}
        value={value ?? ''}
        options={[...new Set(names)].map((name) => ({ value: name }))}
        onChange={(name?: string) => onChange(name === undefined || name.trim() === '' ? undefined : name)}
      />
    </FieldRow>
  );
}
