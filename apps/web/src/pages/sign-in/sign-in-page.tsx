import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type FormEvent, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { LanguageSwitch } from '../../app/language-switch.tsx';
import { lazyPart } from '../../app/lazy-part.ts';
import { ThemeSwitch } from '../../app/theme-switch.tsx';
import { loadTexts } from '../../i18n/load-language.ts';
import { authClient } from '../../server/auth-client.ts';
import './sign-in.css';

const PASSWORD = 'sign-in-password';

const SsoPanel = lazyPart(async () => {
  const [part] = await Promise.all([import('./sso/sso-panel.tsx'), loadTexts('sso')]);
  return { default: part.SsoPanel };
});
const SsoFailure = lazyPart(async () => {
  const [part] = await Promise.all([import('./sso/sso-failure.tsx'), loadTexts('sso')]);
  return { default: part.SsoFailure };
});

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
  const [params] = useSearchParams();
  const tenant = params.get('tenant') ?? '';
  const failure = params.get('sso');
  const [bySso, setBySso] = useState(tenant !== '');

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const values = { email: String(fields.get('email')), password: String(fields.get('password')) };
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
    <main className="sign-in">
      <div className="sign-in-switches">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <div className="panel sign-in-panel">
        <div className="sign-in-head">
          <img src="/flowbridge.svg" width={40} height={40} alt="" />
          <div>
            <h1>Flowbridge</h1>
            <div>{t('subtitle')}</div>
          </div>
        </div>
        {refusal ? <Alert type="error" showIcon title={t(refusal)} data-testid="sign-in-error" /> : null}
        <Suspense fallback={null}>
          {failure === null ? null : <SsoFailure code={failure} />}
          {bySso ? (
            <SsoPanel tenant={tenant} returnTo={destination(location.state)} onBack={() => setBySso(false)} />
          ) : null}
        </Suspense>
        <form hidden={bySso} onSubmit={(event) => void submit(event)}>
          <label>
            {t('email')}
            <input
              name="email"
              type="email"
              autoComplete="username"
              required
              // biome-ignore lint/a11y/noAutofocus: the page is this form
              autoFocus
              data-testid="sign-in-email"
            />
          </label>
          <label htmlFor={PASSWORD}>
            {t('password')}
            <PasswordInput />
          </label>
          <Button type="primary" htmlType="submit" block loading={busy} data-testid="sign-in-submit">
            {t('submit')}
          </Button>
        </form>
        {bySso ? null : (
          <Button
            type="link"
            block
            className="sign-in-sso"
            onClick={() => {
              setRefusal(undefined);
              setBySso(true);
            }}
            data-testid="sign-in-sso"
          >
            {t('sso')}
          </Button>
        )}
      </div>
    </main>
  );
}

function PasswordInput() {
  const { t } = useTranslation('signIn');
  const [readable, setReadable] = useState(false);
  return (
    <span className="sign-in-password">
      <input
        id={PASSWORD}
        name="password"
        type={readable ? 'text' : 'password'}
        autoComplete="current-password"
        required
        data-testid="sign-in-password"
      />
      <Button
        type="text"
        size="small"
        icon={readable ? <EyeOutlined /> : <EyeInvisibleOutlined />}
        aria-label={t('showPassword')}
        aria-pressed={readable}
        onClick={() => setReadable(!readable)}
      />
    </span>
  );
}
