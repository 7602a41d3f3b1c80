/**
 * The first script: begins to load what the address asks for beside the frame around it, not after it. The two large pages
 * were found only once React, the router and the session had been loaded and run, the texts after that: 170 ms later.
 */
import { rememberedLanguage } from './app/remembered-language.ts';
import { catalogs } from './i18n/catalogs.ts';

void import('./main.tsx');

const texts = catalogs[rememberedLanguage()];

/** Whoever needs it asks again, and says when it cannot be loaded. */
const early = (load: () => Promise<unknown>) => void load().catch(() => undefined);

const largePages: [RegExp, () => Promise<unknown>][] = [
  [/^\/flows\/[^/]+/, () => import('./designer/designer-page.tsx')],
  [/^\/runs\/[^/]+/, () => import('./pages/run/run-page.tsx')],
];

early(texts.console);
for (const [address, load] of largePages) {
  if (!address.test(window.location.pathname)) continue;
  early(load);
  early(texts.designer);
}
