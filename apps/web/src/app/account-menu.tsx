import { LogoutOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { message } from './feedback/message.ts';
import { linkProvider } from './link-provider.ts';
import { SessionContext } from './session.ts';
import { signOut as leave } from './sign-out.ts';

export function AccountMenu() {
  const { t } = useTranslation();
  const session = useContext(SessionContext);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = async () => {
    const provider = await leave();
    queries.clear();
    if (provider === undefined) await navigate('/sign-in');
    else window.location.assign(provider);
  };
  const { pathname } = useLocation();
  const name = session?.user.name ?? '';
  const kind = session?.bySso === false ? session.tenant.ssoKind : null;
  // By OpenID Connect accounts are known by their e-mail.
  const linkable = kind === 'dingtalk' || kind === 'wecom' ? kind : undefined;
  const link = () =>
    linkProvider(session?.tenant.code ?? '', pathname).catch(() => message.error(t('linkSso.failed')));
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...(session
            ? [
                {
                  key: 'who',
                  label: [session.user.name, session.user.email].filter(Boolean).join(' · '),
                  disabled: true,
                },
              ]
            : []),
          ...(linkable === undefined
            ? []
            : [
                {
                  key: 'link',
                  label: t(`linkSso.${linkable}`),
                  onClick: () => void link(),
                },
              ]),
          { key: 'out', label: t('signOut'), icon: <LogoutOutlined />, onClick: () => void signOut() },
        ],
      }}
    >
      <Button type="text" shape="circle" aria-label={t('account', { name })} data-testid="account-menu">
        <span className="account-letter">{name.slice(0, 1).toUpperCase()}</span>
      </Button>
    </Dropdown>
  );
}
