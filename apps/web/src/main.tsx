import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { antLocale } from './app/ant-locale.ts';
import { App } from './app/app.tsx';
import { usePreferences } from './app/preferences.ts';
import { loadLanguage } from './i18n/load-language.ts';
import './app/app.css';

/** A function, not an `await` of the module: beside one the bundler leaves every small shared part in a file of its own. */
async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root element');
  const { language } = usePreferences.getState();
  const [firstLocale] = await Promise.all([antLocale(language), loadLanguage(language)]);
  createRoot(root).render(
    <StrictMode>
      <App firstLocale={firstLocale} />
    </StrictMode>,
  );
}

void start();
