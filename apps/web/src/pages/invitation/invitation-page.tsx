/** Where an invitation's link leads: joining with a new account, or with the one that is signed in. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { LanguageSwitch } from '../../app/language-switch.tsx';
import { Notice } from '../../app/notice.tsx';
import { PageLoading } from '../../app/page-loading.tsx';
import { sessionQuery } from '../../app/session-query.ts';
import { ThemeSwitch } from '../../app/theme-switch.tsx';
import { errorCode, useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import '../sign-in/sign-in.css';
import { AcceptSignedIn } from './accept-signed-in.tsx';
import { JoinForm } from './join-form.tsx';

export function Component() {
  const { t } = useTranslation(['invitation', 'settings', 'shell']);
  const { token = '' } = useParams();
  const trpc = useTRPC();
  const errorText = useErrorText();
  const invitation = useQuery(trpc.invitations.look.queryOptions({ token }, { retry: false }));
  const me = useQuery({ ...sessionQuery(), retry: false });
  if (invitation.isPending || me.isPending) return <PageLoading />;
  if (invitation.data === undefined) {
    const code = errorCode(invitation.error);
    const isUnknown = code === 'notFound' || code === 'invalidInput';
    return (
      <Notice
        title={isUnknown ? t('unknown') : errorText(invitation.error)}
        {...(isUnknown ? { text: t('unknownHint') } : {})}
        action={<Button onClick={() => void invitation.refetch()}>{t('shell:retry')}</Button>}
      />
    );
  }
  const { tenantName, state, role, invitedBy, expiresAt } = invitation.data;
  if (state !== 'open') {
    return (
      <Notice
        title={t(`over.${state}`)}
        text={state === 'accepted' ? '' : t('askAgain')}
        action={<Button href="/flows">{t('open')}</Button>}
      />
    );
  }
  const words = { inviter: invitedBy, role: t(`settings:roles.${role}`) };
  return (
    <main className="sign-in">
      <div className="sign-in-switches">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <div className="panel sign-in-panel" data-testid="invitation">
        <div className="sign-in-head">
          <img src="/flowbridge.svg" width={40} height={40} alt="" />
          <div>
            <h1>{t('title', { tenant: tenantName })}</h1>
            <div>{invitedBy === '' ? t('asRoleOnly', words) : t('asRole', words)}</div>
            <div>{t('until', { moment: formatMoment(expiresAt) })}</div>
          </div>
        </div>
        {me.data === undefined ? (
          <JoinForm token={token} invitation={invitation.data} />
        ) : (
          <AcceptSignedIn token={token} person={me.data.user} />
        )}
      </div>
    </main>
  );
}
