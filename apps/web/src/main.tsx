import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { usePreferences } from './app/preferences.ts';
import { loadLanguage } from './i18n/load-language.ts';
import './app/app.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root element');

await loadLanguage(usePreferences.getState().language);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
