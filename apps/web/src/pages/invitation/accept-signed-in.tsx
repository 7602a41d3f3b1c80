import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { usePreferences } from '../../app/preferences.ts';
import { authClient } from '../../server/auth-client.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';

type Props = { token: string; person: { name: string; email: string | null } };

/** Joins as whoever is signed in, or lets somebody else sign in first. */
export function AcceptSignedIn({ token, person }: Props) {
  const { t } = useTranslation('invitation');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const errorText = useErrorText();
  const accept = useMutation(
    trpc.invitations.accept.mutationOptions({
      onSuccess: async ({ tenantId }) => {
        usePreferences.setState({ tenantId });
        queries.clear();
        await navigate('/flows', { replace: true });
      },
    }),
  );
  const changePerson = async () => {
    await authClient.signOut();
    queries.clear();
    await navigate('/sign-in', { state: { from: pathname } });
  };
  return (
    <>
      {accept.isError ? (
        <Alert type="error" showIcon title={errorText(accept.error)} data-testid="invitation-error" />
      ) : null}
      <Button
        type="primary"
        block
        loading={accept.isPending}
        data-testid="invitation-accept"
        onClick={() => accept.mutate({ token })}
      >
        {t('accept', { name: person.name })}
      </Button>
      <Button type="link" block onClick={() => void changePerson()}>
        {t('other')}
      </Button>
    </>
  );
}
