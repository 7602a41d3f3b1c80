import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { LanguageSwitch } from '../../app/language-switch.tsx';
import { ThemeSwitch } from '../../app/theme-switch.tsx';
import { authClient } from '../../server/auth-client.ts';

type Credentials = { email: string; password: string };
type Refusal = 'refused' | 'unreachable' | 'tooMany';

/** Where to go after signing in: the page that sent us here, only inside this console. */
function destination(state: unknown): string {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined;
  return typeof from === 'string' && from.startsWith('/') && !from.startsWith('//') ? from : '/flows';
}

export function Component() {
  const { t } = useTranslation('signIn');
  const navigate = useNavigate();
  const location = useLocation();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  const submit = async (values: Credentials) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const { error } = await authClient.signIn.email(values);
      if (error) {
        setRefusal(
          error.status === 429 ? 'tooMany' : error.status >= 500 || !error.status ? 'unreachable' : 'refused',
        );
        return;
      }
      queries.clear();
      await navigate(destination(location.state), { replace: true });
    } catch {
      setRefusal('unreachable');
    } finally {
      setBusy(false);
    }
  };

  return (
    <main style={{ display: 'grid', placeItems: 'center', minHeight: '100%', padding: 24 }}>
      <div style={{ position: 'absolute', top: 14, right: 16 }}>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <Card style={{ width: 400, maxWidth: '100%', boxShadow: 'var(--fb-shadow)' }}>
        <div style={{ display: 'flex', gap: 12, alignItems: 'center', marginBottom: 20 }}>
          <img src="/flowbridge.svg" width={40} height={40} alt="" />
          <div>
            <h1 style={{ margin: 0, fontSize: 20 }}>Flowbridge</h1>
            <div style={{ color: 'var(--fb-text-2)' }}>{t('subtitle')}</div>
          </div>
        </div>
        {refusal ? (
          <Alert
            type="error"
            showIcon
            title={t(refusal)}
            style={{ marginBottom: 16 }}
            data-testid="sign-in-error"
          />
        ) : null}
        <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
          <Form.Item name="email" label={t('email')} rules={[{ required: true, message: t('emailNeeded') }]}>
            <Input type="email" autoComplete="username" autoFocus data-testid="sign-in-email" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('password')}
            rules={[{ required: true, message: t('passwordNeeded') }]}
          >
            <Input.Password autoComplete="current-password" data-testid="sign-in-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy} data-testid="sign-in-submit">
            {t('submit')}
          </Button>
        </Form>
      </Card>
    </main>
  );
}
