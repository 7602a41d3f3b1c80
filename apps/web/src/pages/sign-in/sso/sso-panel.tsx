/** Signing in by the identity provider of a tenant: says which, then leaves for its page. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { goToProvider } from '../../../app/go-to-provider.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { type ServerOutputs, useTRPC } from '../../../server/trpc.ts';

type Props = { tenant: string; returnTo: string; onBack: () => void };
type Choice = ServerOutputs['sso']['find'][number];

export function SsoPanel({ tenant, returnTo, onBack }: Props) {
  const { t } = useTranslation('sso');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [who, setWho] = useState(tenant);
  // By a tenant's own link the button says at once where it leads.
  const linked = useQuery(
    trpc.sso.find.queryOptions({ who: tenant }, { enabled: tenant !== '', retry: false, staleTime: 60_000 }),
  );
  const named = who === tenant && linked.data?.length === 1 ? linked.data[0] : undefined;
  const find = useMutation({
    mutationFn: (text: string) =>
      queries.fetchQuery(trpc.sso.find.queryOptions({ who: text }, { staleTime: 0 })),
    onSuccess: (choices) => {
      const [only, ...others] = choices;
      if (only !== undefined && others.length === 0) goToProvider(only.code, returnTo);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (named) goToProvider(named.code, returnTo);
    else find.mutate(who);
  };
  const choices = find.data ?? [];
  return (
    <>
      {find.isError ? (
        <Alert type="error" showIcon title={errorText(find.error)} data-testid="sso-find-error" />
      ) : null}
      {find.isSuccess && choices.length === 0 ? (
        <Alert type="warning" showIcon title={t('signIn.none')} data-testid="sso-none" />
      ) : null}
      {choices.length > 1 ? <Choices choices={choices} returnTo={returnTo} /> : null}
      {named ? (
        <p className="sso-tenant" data-testid="sso-tenant">
          {named.name}
        </p>
      ) : null}
      <form onSubmit={submit}>
        <label>
          {t('signIn.who')}
          <input
            name="who"
            value={who}
            onChange={(event) => {
              find.reset();
              setWho(event.target.value);
            }}
            required
            maxLength={320}
            autoComplete="organization"
            placeholder={t('signIn.whoExample')}
            // biome-ignore lint/a11y/noAutofocus: it was opened to type into
            autoFocus
            data-testid="sso-who"
          />
        </label>
        <Button
          type="primary"
          htmlType="submit"
          block
          loading={find.isPending || choices.length === 1}
          data-testid="sso-go"
        >
          {named ? t(`signIn.by.${named.kind}`) : t('signIn.go')}
        </Button>
      </form>
      <Button type="link" block onClick={onBack} data-testid="sso-back">
        {t('signIn.back')}
      </Button>
    </>
  );
}

/** Several tenants list the domain: somebody may work for more than one. */
function Choices({ choices, returnTo }: { choices: Choice[]; returnTo: string }) {
  const { t } = useTranslation('sso');
  return (
    <div className="sso-choices">
      <p>{t('signIn.choose')}</p>
      {choices.map(({ code, name, kind }) => (
        <Button
          key={code}
          block
          onClick={() => goToProvider(code, returnTo)}
          data-testid={`sso-choice-${code}`}
        >
          {name} ({code}) · {t(`signIn.by.${kind}`)}
        </Button>
      ))}
    </div>
  );
}
