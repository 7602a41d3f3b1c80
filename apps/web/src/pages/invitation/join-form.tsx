import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { usePreferences } from '../../app/preferences.ts';
import { authClient } from '../../server/auth-client.ts';
import { useErrorText } from '../../server/error-text.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';

type Props = { token: string; invitation: ServerOutputs['invitations']['look'] };

const SHORTEST_PASSWORD = 10;

/** Makes an account and joins with it. Who has one already signs in and comes back. */
export function JoinForm({ token, invitation: { email, accountExists } }: Props) {
  const { t } = useTranslation('invitation');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const errorText = useErrorText();
  const join = useMutation(
    trpc.invitations.join.mutationOptions({
      onSuccess: async ({ tenantId }, { email: address, password }) => {
        usePreferences.setState({ tenantId });
        // Should this fail, the account is there and the console asks to sign in.
        await authClient.signIn.email({ email: address, password }).catch(() => undefined);
        queries.clear();
        await navigate('/flows', { replace: true });
      },
    }),
  );
  const signIn = (
    <Button
      type={accountExists ? 'primary' : 'link'}
      block
      data-testid="invitation-sign-in"
      onClick={() => void navigate('/sign-in', { state: { from: pathname } })}
    >
      {t('signIn')}
    </Button>
  );
  if (accountExists) {
    return (
      <>
        <Alert type="info" showIcon title={t('known', { email })} />
        {signIn}
      </>
    );
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? '');
    join.mutate({ token, name: text('name'), email: email ?? text('email'), password: text('password') });
  };
  return (
    <>
      {join.isError ? (
        <Alert type="error" showIcon title={errorText(join.error)} data-testid="invitation-error" />
      ) : null}
      <form onSubmit={submit}>
        <label>
          {t('name')}
          <input
            name="name"
            autoComplete="name"
            required
            maxLength={200}
            // biome-ignore lint/a11y/noAutofocus: the page is this form
            autoFocus
            data-testid="join-name"
          />
        </label>
        <label>
          {t('email')}
          <input
            name="email"
            type="email"
            autoComplete="username"
            required
            {...(email === null ? {} : { value: email, readOnly: true })}
            data-testid="join-email"
          />
        </label>
        <label>
          {t('password')}
          <input
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={SHORTEST_PASSWORD}
            maxLength={256}
            title={t('passwordHint')}
            placeholder={t('passwordHint')}
            data-testid="join-password"
          />
        </label>
        <Button type="primary" htmlType="submit" block loading={join.isPending} data-testid="join-submit">
          {t('join')}
        </Button>
      </form>
      {signIn}
    </>
  );
}
