/**
 * The first script: begins to load the page that is asked for beside the frame around it, not after it. The two large pages
 * were found only once React, the router and the session had been loaded and run: 150 ms later.
 */
void import('./main.tsx');

const largePages: [RegExp, () => Promise<unknown>][] = [
  [/^\/flows\/[^/]+/, () => import('./designer/designer-page.tsx')],
  [/^\/runs\/[^/]+/, () => import('./pages/run/run-page.tsx')],
];

for (const [address, load] of largePages) {
  // When it cannot be loaded, the router asks again and says so.
  if (address.test(window.location.pathname)) load().catch(() => undefined);
}

export {};
