import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { loadTexts } from '../i18n/load-language.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { PageLoading } from './page-loading.tsx';
import { RequireSession } from './require-session.tsx';
import { RouteError } from './route-error.tsx';
import { type PageRoute, pages } from './routes.tsx';
import { prefetchSession } from './session-query.ts';

const inFrame = pages.filter((page) => !page.bare);
const bare = pages.filter((page) => page.bare);

/** A page's row as a route; its data is asked for beside its scripts, and again only for another place, not another filter. */
const routeOf = ({ path, load, texts, prefetch }: PageRoute): RouteObject => ({
  path,
  lazy: () => withTexts(load, texts),
  ErrorBoundary: RouteError,
  ...(prefetch === undefined
    ? {}
    : {
        loader: ({ params, request }) => {
          prefetch(params, new URL(request.url).searchParams);
          return null;
        },
        shouldRevalidate: ({ currentUrl, nextUrl }) => currentUrl.pathname !== nextUrl.pathname,
      }),
});

async function withTexts(load: PageRoute['load'], texts: PageRoute['texts']): ReturnType<PageRoute['load']> {
  const [page] = await Promise.all([load(), texts && loadTexts(texts)]);
  return page;
}

export const router = createBrowserRouter([
  {
    path: '/sign-in',
    lazy: () => import('../pages/sign-in/sign-in-page.tsx'),
    HydrateFallback: PageLoading,
    ErrorBoundary: RouteError,
  },
  {
    path: '/invitation/:token',
    lazy: () => withTexts(() => import('../pages/invitation/invitation-page.tsx'), 'tenant'),
    HydrateFallback: PageLoading,
    ErrorBoundary: RouteError,
  },
  {
    path: '/',
    Component: RequireSession,
    loader: () => {
      prefetchSession();
      return null;
    },
    shouldRevalidate: () => false,
    HydrateFallback: PageLoading,
    ErrorBoundary: RouteError,
    children: [
      { index: true, element: <Navigate to="/flows" replace /> },
      {
        lazy: async () => ({ Component: (await import('./shell-layout.tsx')).ShellLayout }),
        ErrorBoundary: RouteError,
        children: [...inFrame.map(routeOf), { path: '*', Component: NotFoundPage }],
      },
      ...bare.map(routeOf),
    ],
  },
]);
