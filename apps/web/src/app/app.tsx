/** Providers around everything: language, theme, Ant Design, server state, routes. */
import { ConfigProvider } from 'antd';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router';
import { ServerProvider } from '../server/server-provider.tsx';
import { antLocale } from './ant-locale.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Feedback } from './feedback/feedback.tsx';
import { usePreferences } from './preferences.ts';
import { router } from './router.tsx';
import { themeFor } from './theme.ts';
import { useTheme } from './use-theme.ts';

type AntLocale = Awaited<ReturnType<typeof antLocale>>;

/** `firstLocale` belongs to the language at the start: with a locale that comes later, Ant Design mounts everything anew. */
export function App({ firstLocale }: { firstLocale: AntLocale }) {
  const language = usePreferences((state) => state.language);
  const theme = useTheme();
  const [locale, setLocale] = useState(firstLocale);

  useEffect(() => {
    let current = true;
    void antLocale(language).then((loaded) => {
      if (current) setLocale(loaded);
    });
    return () => {
      current = false;
    };
  }, [language]);

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  return (
    <ConfigProvider theme={themeFor(theme)} locale={locale}>
      <ErrorBoundary>
        <ServerProvider>
          <RouterProvider router={router} />
          <Feedback />
        </ServerProvider>
      </ErrorBoundary>
    </ConfigProvider>
  );
}
